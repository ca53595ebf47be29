import type { LogCoverage, LogGap, LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { OVERLAP_MS, SETTLE_MS } from './limits.ts';

/**
 * How far the newest end of a log has been followed. Unix ms by the server's clock, as rows carry it: what this
 * machine takes for now may be minutes off.
 */
export interface LogPosition {
  /** Where the stretch that is being followed begins: behind a gap, or at the beginning of the history. */
  readonly regionFromMs: number;
  /** The newest row up to which everything was read. */
  readonly watermarkMs: number;
  /** Up to here all is recorded as covered or as missing. */
  readonly recordedToMs: number;
}

/** One walk from the newest row down. */
export interface Walk {
  readonly fromMs: number;
  /** Null where there was no row at all. */
  readonly newestMs: number | null;
  /** The oldest row read; at its very millisecond rows may be missing. Null where the walk came to its end. */
  readonly lowMs: number | null;
  /** By this machine's clock. */
  readonly startedAtMs: number;
  /** Rows of the walk's range that the server counts and nobody has read. */
  readonly missing: number;
}

/** What a walk proves, and where the next one stands. */
export interface Conclusion {
  readonly covers: LogSpan | null;
  readonly gap: Omit<LogGap, 'noticedAtMs'> | null;
  readonly position: LogPosition;
}

/** Where a log stands after a restart; null where none of it was ever read. */
export function positionOf({ spans, gaps, newestMs }: LogCoverage): LogPosition | null {
  const span = spans.at(-1);
  const gap = gaps.at(-1);
  const gapToMs = gap?.toMs ?? Number.NEGATIVE_INFINITY;
  if (span === undefined || gapToMs > span.toMs) {
    if (gap === undefined) return null;
    return { regionFromMs: gap.toMs + 1, watermarkMs: gap.toMs, recordedToMs: gap.toMs };
  }
  // Rows beyond the span are of a round that did not come to its end.
  const watermarkMs = newestMs === null ? span.fromMs : Math.max(span.fromMs, Math.min(span.toMs, newestMs));
  return { regionFromMs: span.fromMs, watermarkMs, recordedToMs: span.toMs };
}

/** From where a round reads: a little below the newest row, never into a gap. */
export function windowFrom({ regionFromMs, watermarkMs }: LogPosition): number {
  return Math.max(watermarkMs - OVERLAP_MS, regionFromMs);
}

/** Draws the conclusion of a walk that began from `before`, null at the very first one. */
export function conclude(before: LogPosition | null, walk: Walk): Conclusion {
  const { lowMs, newestMs } = walk;
  // One row of a node whose clock is ahead must not hide what the others admit until then.
  const newest = Math.min(newestMs ?? before?.watermarkMs ?? walk.fromMs, walk.startedAtMs + OVERLAP_MS);
  // A walk that went below the watermark has read all there is of new rows.
  if (lowMs === null || (before !== null && lowMs <= before.watermarkMs)) {
    return follow(before, walk.fromMs, newest, walk);
  }
  const restart = follow(null, lowMs + 1, newest, walk);
  const recordedToMs = before?.recordedToMs ?? null;
  if (recordedToMs === null || recordedToMs >= lowMs) return restart;
  return {
    ...restart,
    gap: { fromMs: recordedToMs + 1, toMs: lowMs, estimatedRows: Math.max(walk.missing, 0) },
  };
}

function follow(before: LogPosition | null, fromMs: number, newestMs: number, walk: Walk): Conclusion {
  // While nothing happens only this machine's clock moves on; believed to a minute.
  const toMs = Math.max(newestMs - SETTLE_MS, walk.startedAtMs - OVERLAP_MS);
  const covers = toMs < fromMs ? null : { fromMs, toMs };
  const recorded = before?.recordedToMs ?? fromMs - 1;
  return {
    covers,
    gap: null,
    position: {
      regionFromMs: before?.regionFromMs ?? fromMs,
      watermarkMs: Math.max(newestMs, before?.watermarkMs ?? newestMs),
      recordedToMs: covers === null ? recorded : Math.max(recorded, covers.toMs),
    },
  };
}
