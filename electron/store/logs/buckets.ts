import type { RequestBucket } from '../../../shared/api/log-queries.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MOST_BUCKETS = 120;
/** Lengths a person reads at a glance. */
const WIDTHS_MS = [
  SECOND,
  5 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

/** The shortest readable length of which at most 120 cover `[fromMs, toMs]`, ms; whole days beyond the list. */
export function bucketWidth(fromMs: number, toMs: number): number {
  const fits = (widthMs: number): boolean => countOf(fromMs, toMs, widthMs) <= MOST_BUCKETS;
  const listed = WIDTHS_MS.find(fits);
  if (listed !== undefined) return listed;
  return Math.ceil((toMs - fromMs) / (MOST_BUCKETS - 1) / DAY) * DAY;
}

/** Buckets begin at multiples of their length since the epoch. */
function countOf(fromMs: number, toMs: number, widthMs: number): number {
  return Math.floor(toMs / widthMs) - Math.floor(fromMs / widthMs) + 1;
}

interface Tally {
  readonly atMs: number;
  readonly status: string;
  readonly count: number;
}

/** All buckets of the span, empty ones included, oldest first; statuses of one bucket by name. */
export function bucketsOf(
  tallies: readonly Tally[],
  fromMs: number,
  toMs: number,
  widthMs: number,
): RequestBucket[] {
  const first = Math.floor(fromMs / widthMs);
  const counts = Array.from({ length: countOf(fromMs, toMs, widthMs) }, () => new Map<string, number>());
  for (const { atMs, status, count } of tallies) {
    const bucket = counts[Math.floor(atMs / widthMs) - first];
    bucket?.set(status, (bucket.get(status) ?? 0) + count);
  }
  return counts.map((byStatus, index) => ({
    fromMs: (first + index) * widthMs,
    toMs: (first + index + 1) * widthMs - 1,
    counts: [...byStatus]
      .map(([status, count]) => ({ status, count }))
      .sort((a, b) => (a.status < b.status ? -1 : 1)),
  }));
}
