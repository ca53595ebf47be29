import type { Backfill, LogCoverage, LogGap } from '../../../shared/metadata/log-coverage.ts';
import { clockWord, rowTime, type Zone } from '../log-table/zone.ts';

function minute(atMs: number, nowMs: number, zone: Zone): string {
  return rowTime(atMs, nowMs, zone).slice(0, -3);
}

/** `12,345 rows held, from 01-14 10:00 to 10:20 UTC`. */
export function heldWords({ rows, oldestMs, newestMs }: LogCoverage, nowMs: number, zone: Zone): string {
  if (oldestMs === null || newestMs === null) return 'No rows are held yet';
  const from = minute(oldestMs, nowMs, zone);
  return `${rows.toLocaleString('en-GB')} rows held, from ${from} to ${minute(newestMs, nowMs, zone)} ${clockWord(zone)}`;
}

/** `about 1,200 rows between 10:02 and 10:09 UTC not fetched`. */
export function gapWords({ fromMs, toMs, estimatedRows }: LogGap, nowMs: number, zone: Zone): string {
  const rows =
    estimatedRows === null
      ? 'an unknown number of rows'
      : `about ${estimatedRows.toLocaleString('en-GB')} rows`;
  return `${rows} between ${minute(fromMs, nowMs, zone)} and ${minute(toMs, nowMs, zone)} ${clockWord(zone)} not fetched`;
}

/** How much of a back-fill's span is behind it, 0..1: it works from the newest row to the oldest. */
export function backfillShare({ fromMs, toMs, cursorMs, state }: Backfill): number {
  if (state === 'done' || toMs <= fromMs) return 1;
  return Math.min(1, Math.max(0, (toMs - cursorMs) / (toMs - fromMs)));
}
