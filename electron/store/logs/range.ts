import type { KeyRange } from './condition.ts';
import { firstKeyAt, lastKeyAt } from './time-key.ts';

/** How far the clock of the Pooler may be ahead of the console's: no row known at a moment is newer than this after it. */
const CLOCK_AHEAD_MS = 5 * 60_000;

interface Limits {
  readonly asOfMs: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** The keys that a query's times leave, both ends included. */
export function rangeOf({ asOfMs, fromMs, toMs }: Limits): KeyRange {
  const latestMs = Math.min(
    toMs ?? Number.MAX_SAFE_INTEGER,
    (asOfMs ?? Number.MAX_SAFE_INTEGER) + CLOCK_AHEAD_MS,
  );
  return { fromKey: firstKeyAt(fromMs ?? 0), toKey: lastKeyAt(latestMs), asOfMs };
}
