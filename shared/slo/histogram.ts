/** One classic bucket: how many observations were at or under `le`. */
export interface Bucket {
  /** Upper edge in seconds, `Infinity` for the last. */
  readonly le: number;
  /** Cumulative, >= 0; fractional where Prometheus extrapolates. */
  readonly count: number;
}

/** Buckets in order of their edges, counts never falling, the last edge `Infinity`. */
export interface Histogram {
  readonly buckets: readonly Bucket[];
  readonly total: number;
}

/**
 * Puts buckets in order by the rules of `histogram_quantile` (slo-contract 8.1): numeric order of edges,
 * counts forced non-decreasing, a `+Inf` bucket and at least two buckets required; null otherwise (V7).
 */
export function histogram(buckets: readonly Bucket[]): Histogram | null {
  const sorted = buckets.toSorted((a, b) => a.le - b.le);
  const top = sorted.at(-1);
  if (top === undefined || top.le !== Number.POSITIVE_INFINITY || sorted.length < 2) return null;
  let floor = 0;
  const rising = sorted.map(({ le, count }) => {
    floor = Math.max(floor, count);
    return { le, count: floor };
  });
  return { buckets: rising, total: floor };
}

/** The edges of a target: `L` the greatest edge <= target, `U` the least edge >= target (slo-contract 3.2). */
export interface Bracket {
  /** Edge in seconds; 0 with share 0 below the lowest edge. */
  readonly lower: EdgeShare;
  /** Edge in seconds; `Infinity` with share 1 above the top edge (SLO-T3). */
  readonly upper: EdgeShare;
}

/** `F(edge)`: the share of observations at or under an edge, 0..1. */
export interface EdgeShare {
  readonly edge: number;
  readonly share: number;
}

/** `F` at every edge, lowest first. The histogram must hold observations. */
export function edgeShares({ buckets, total }: Histogram): readonly EdgeShare[] {
  return buckets.map(({ le, count }) => ({ edge: le, share: count / total }));
}

/** The two edges around a target in seconds, one and the same where the target is an edge. */
export function bracket(histogram: Histogram, target: number): Bracket {
  let lower: EdgeShare = { edge: 0, share: 0 };
  for (const point of edgeShares(histogram)) {
    if (point.edge === target) return { lower: point, upper: point };
    if (point.edge > target) return { lower, upper: point };
    lower = point;
  }
  return { lower, upper: { edge: Number.POSITIVE_INFINITY, share: 1 } };
}
