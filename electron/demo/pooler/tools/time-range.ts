import { type ToolArguments, ToolError } from './tool.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Whether a time (Unix ms) lies within the bounds of a call, both inclusive. */
type TimeRange = (atMs: number) => boolean;

/**
 * Reads `date_from` and `date_to`: an ISO date-time with an offset, or a plain date that stands for its start
 * or its end in UTC; anything else is refused by name (pooler-contract 3.14).
 */
export function timeRange(args: ToolArguments): TimeRange {
  const fromMs = bound(args, 'date_from', 'T00:00:00.000Z') ?? Number.NEGATIVE_INFINITY;
  const toMs = bound(args, 'date_to', 'T23:59:59.999Z') ?? Number.POSITIVE_INFINITY;
  return (atMs) => atMs >= fromMs && atMs <= toMs;
}

function bound(args: ToolArguments, name: 'date_from' | 'date_to', ofDay: string): number | null {
  const text = args.text(name);
  if (text === null) return null;
  const atMs = DATE.test(text)
    ? Date.parse(text + ofDay)
    : DATE_TIME.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(atMs)) throw new ToolError('invalid_arguments', `Invalid ${name}`);
  return atMs;
}
