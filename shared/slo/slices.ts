import { readable, type SeriesSelector, type SloRow } from './catalogue/row.ts';
import type { SeriesIncrease } from './counters.ts';
import { evaluateRow } from './evaluate.ts';
import type { Verdict } from './result.ts';
import { SERIES } from './select.ts';
import { WINDOW_MS } from './windows.ts';

/** The length of a slice, ms: the window the published alerts look over (slo-contract 6). */
export const SLICE_MS = WINDOW_MS['5m'];
/** How far back slices are read, ms: the closing note of the published bands asks for 30-day health (slo-contract 9.2). */
export const SLICES_SPAN_MS = WINDOW_MS['30d'];
/** Which of the slices' percentiles is shown. */
const PERCENTILE_OF_SLICES = 0.95;

/** What was counted in one slice. Slices that were not scraped at both ends are not there at all. */
export interface Slice {
  /** The end of the slice, Unix ms. */
  readonly endMs: number;
  readonly series: readonly SeriesIncrease[];
}

/** A row judged over one slice; slices without an observation are not among them. */
export interface JudgedSlice {
  readonly verdict: Verdict;
  /** Of the slice alone, in the row's unit. */
  readonly estimate: number;
}

/** A row slice by slice: a quiet night weighs as much as a busy hour, so this is not the row over 30 days. */
export interface SliceHealth {
  /** How many slices the span has. */
  readonly possible: number;
  /** How many of them have observations of this row. */
  readonly observed: number;
  readonly inBand: number;
  readonly outOfBand: number;
  /** Neither could be told. */
  readonly undecided: number;
  /**
   * The 95th percentile of the slices' own estimates, in the row's unit; null for rows that are no percentile, and
   * without a slice.
   */
  readonly percentile: number | null;
}

/** The series a row is judged on slice by slice; none for a row nothing counts, or that one slice says nothing about. */
export function sliceSeries(row: SloRow): readonly SeriesSelector[] {
  const measure = readable(row)?.measure;
  switch (measure?.kind) {
    case 'quantile':
      return [
        { metric: SERIES.secondsBucket, where: { endpoint: [measure.endpoint] } },
        ...(measure.hitsCounted ? [{ metric: SERIES.lookups, where: { endpoint: [measure.endpoint] } }] : []),
      ];
    case 'success share':
      return [{ metric: SERIES.requests, where: { endpoint: measure.endpoints } }];
    case 'hit share':
      return [{ metric: SERIES.lookups, where: { endpoint: [measure.endpoint] } }];
    case 'histogram quantile':
      return [{ ...measure.histogram, metric: `${measure.histogram.metric}_bucket` }];
    case 'counter share':
      return [measure.part, measure.of];
    // A request in flight at the edge of a slice is a failure in one and none in the next (slo-contract 4.1, Q2).
    case 'shadow share':
    case 'capped share':
    case 'ok share':
    case undefined:
      return [];
  }
}

/** Judges a row over each slice by the same code as over its own window (slo-contract 3.2). */
export function judgeSlices(row: SloRow, slices: readonly Slice[]): JudgedSlice[] {
  return slices.flatMap(({ endMs, series }) => {
    const windowMs = WINDOW_MS[row.window];
    const { verdict, estimate } = evaluateRow(row, {
      kind: 'reading',
      reading: {
        windows: new Map([[windowMs, { windowMs, endMs, coverage: 1, series }]]),
        interleaved: [],
        retentionMs: null,
        notes: [],
      },
    });
    return estimate === null ? [] : [{ verdict, estimate }];
  });
}

/** Sums judged slices up. `possible` is how many slices the span has. */
export function sliceHealth(row: SloRow, judged: readonly JudgedSlice[], possible: number): SliceHealth {
  const count = (...verdicts: readonly Verdict[]) =>
    judged.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const inBand = count('pass', 'assumed pass');
  const outOfBand = count('breach', 'assumed breach');
  const kind = row.measure.kind;
  const percentile =
    kind === 'quantile' || kind === 'histogram quantile'
      ? quantileOfValues(
          PERCENTILE_OF_SLICES,
          judged.map(({ estimate }) => estimate),
        )
      : null;
  return {
    possible,
    observed: judged.length,
    inBand,
    outOfBand,
    undecided: judged.length - inBand - outOfBand,
    percentile,
  };
}

/** Of plain values, as `quantile_over_time` has it: between the two values next to rank q x (count - 1); null without. */
export function quantileOfValues(q: number, values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = q * (sorted.length - 1);
  const lower = sorted[Math.floor(rank)];
  const upper = sorted[Math.ceil(rank)];
  if (lower === undefined || upper === undefined) return null;
  return lower + (upper - lower) * (rank - Math.floor(rank));
}
