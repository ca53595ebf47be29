import type { RequestBucket } from '../../../shared/api/log-queries.ts';
import type { LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { durationText } from '../../time/format.ts';
import { REQUEST_STATUSES } from './request-words.ts';

export interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly total: number;
  /** From the bottom; `base` and `height` as shares of the highest bar, 0..1. */
  readonly parts: readonly {
    readonly status: string;
    readonly count: number;
    readonly base: number;
    readonly height: number;
  }[];
}

function place(status: string): number {
  const known = REQUEST_STATUSES.indexOf(status);
  return known < 0 ? REQUEST_STATUSES.length : known;
}

/** Stacked bars of equal scale; statuses nobody published stand on top. */
export function stackedBars(buckets: readonly RequestBucket[]): Bar[] {
  const totalOf = ({ counts }: RequestBucket) => counts.reduce((sum, { count }) => sum + count, 0);
  const highest = Math.max(1, ...buckets.map(totalOf));
  return buckets.map((bucket) => {
    let base = 0;
    const parts = [...bucket.counts]
      .sort((a, b) => place(a.status) - place(b.status))
      .map(({ status, count }) => {
        const part = { status, count, base, height: count / highest };
        base += part.height;
        return part;
      });
    return { fromMs: bucket.fromMs, toMs: bucket.toMs, total: totalOf(bucket), parts };
  });
}

/** What one bar is: `5 s a bar, at most 14`; null without bars. */
export function scaleWords(bars: readonly Bar[]): string | null {
  const first = bars[0];
  if (first === undefined) return null;
  const most = Math.max(...bars.map(({ total }) => total));
  return `${durationText(first.toMs - first.fromMs)} a bar, at most ${most.toLocaleString('en-GB')}`;
}

/** The parts of a span of which rows are known to be missing, as shares of it from its beginning, 0..1. */
export function gapShares(
  gaps: readonly LogSpan[],
  span: LogSpan,
): readonly { readonly start: number; readonly width: number }[] {
  const length = Math.max(1, span.toMs - span.fromMs);
  return gaps.flatMap((gap) => {
    const fromMs = Math.max(gap.fromMs, span.fromMs);
    const toMs = Math.min(gap.toMs, span.toMs);
    if (toMs <= fromMs) return [];
    return [{ start: (fromMs - span.fromMs) / length, width: (toMs - fromMs) / length }];
  });
}

/** How many of each status there are over all buckets, in the order of the stack. */
export function statusTotals(
  buckets: readonly RequestBucket[],
): readonly { readonly status: string; readonly count: number }[] {
  const totals = new Map<string, number>();
  for (const { counts } of buckets) {
    for (const { status, count } of counts) totals.set(status, (totals.get(status) ?? 0) + count);
  }
  return [...totals]
    .map(([status, count]) => ({ status, count }))
    .sort((a, b) => place(a.status) - place(b.status));
}
