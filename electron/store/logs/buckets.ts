import type { LogSpan } from '../../../shared/metadata/log-coverage.ts';

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

function countOf(fromMs: number, toMs: number, widthMs: number): number {
  return Math.floor(toMs / widthMs) - Math.floor(fromMs / widthMs) + 1;
}

/** The stretches of `widthMs` that cover `[fromMs, toMs]`, oldest first; they begin at multiples of their length. */
export function bucketSpans(fromMs: number, toMs: number, widthMs: number): LogSpan[] {
  const first = Math.floor(fromMs / widthMs) * widthMs;
  const count = Math.max(0, countOf(fromMs, toMs, widthMs));
  return Array.from({ length: count }, (_, index) => {
    const start = first + index * widthMs;
    return { fromMs: start, toMs: start + widthMs - 1 };
  });
}
