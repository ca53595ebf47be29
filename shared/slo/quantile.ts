import { type Bracket, bracket, edgeShares, type Histogram } from './histogram.ts';
import { atLeast, below } from './tolerance.ts';

/**
 * `histogram_quantile` on classic buckets, in seconds (slo-contract 8.1): linear inside the bucket that holds
 * the rank, the highest finite edge where that bucket is `+Inf`. NaN without a well-formed histogram or
 * without observations, -Infinity for `q < 0`, +Infinity for `q > 1`. An estimate, never a verdict.
 */
export function quantileEstimate(q: number, histogram: Histogram | null): number {
  if (histogram === null || histogram.total === 0 || Number.isNaN(q)) return Number.NaN;
  if (q < 0) return Number.NEGATIVE_INFINITY;
  if (q > 1) return Number.POSITIVE_INFINITY;
  const rank = q * histogram.total;
  let below = { le: 0, count: 0 };
  for (const [index, bucket] of histogram.buckets.entries()) {
    if (bucket.count >= rank) {
      if (bucket.le === Number.POSITIVE_INFINITY) return below.le;
      if (index === 0 && bucket.le <= 0) return bucket.le;
      const inBucket = bucket.count - below.count;
      return below.le + (bucket.le - below.le) * ((rank - below.count) / inBucket);
    }
    below = bucket;
  }
  return Number.NaN;
}

/** The least and greatest value a share can have, 0..1; equal where it was counted. */
export interface ShareBounds {
  readonly low: number;
  readonly high: number;
}

/** What is known of the share of the judged requests at an edge, from the counted share of all of them. */
export type Unmix = (share: number) => ShareBounds;

/** All requests are judged: the share is what was counted. */
export const unmixed: Unmix = (share) => ({ low: share, high: share });

/** What counting at the edges proves of a quantile. */
export interface QuantileDecision {
  readonly outcome: 'pass' | 'breach' | 'undecided';
  readonly bracket: Bracket;
  readonly atLower: ShareBounds;
  readonly atUpper: ShareBounds;
}

/**
 * Compares a quantile with a target in seconds without interpolating (slo-contract 3.2): pass if `F(L) >= q`
 * for certain, breach if `F(U) < q` for certain, else undecided. Above the top edge a breach cannot be
 * reached (SLO-T3). The histogram must hold observations.
 */
export function decideQuantile(
  histogram: Histogram,
  q: number,
  target: number,
  unmix: Unmix = unmixed,
): QuantileDecision {
  const edges = bracket(histogram, target);
  const atLower = unmix(edges.lower.share);
  const atUpper = unmix(edges.upper.share);
  const outcome = atLeast(atLower.low, q) ? 'pass' : below(atUpper.high, q) ? 'breach' : 'undecided';
  return { outcome, bracket: edges, atLower, atUpper };
}

/**
 * The interval in seconds that is known to hold the quantile: above the last edge that certainly has less
 * than `q` below it, up to the first that certainly has `q` (null: above the top edge).
 */
export function quantileInterval(
  histogram: Histogram,
  q: number,
  unmix: Unmix = unmixed,
): { low: number; high: number | null } {
  let low = 0;
  for (const { edge, share } of edgeShares(histogram)) {
    const bounds = unmix(share);
    if (atLeast(bounds.low, q)) return { low, high: edge === Number.POSITIVE_INFINITY ? null : edge };
    if (below(bounds.high, q)) low = edge;
  }
  return { low, high: null };
}
