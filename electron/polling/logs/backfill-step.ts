import type { Backfill, LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { afterPage, type WalkPlace } from './page-walk.ts';

/** The newest stretch of a back-fill that nobody has covered yet; null when nothing is left. */
export function nextStretch({ fromMs, cursorMs }: Backfill, spans: readonly LogSpan[]): LogSpan | null {
  let toMs = cursorMs;
  for (const span of spans.toReversed()) {
    if (span.fromMs > toMs) continue;
    if (span.toMs < toMs) return toMs < fromMs ? null : { fromMs: Math.max(span.toMs + 1, fromMs), toMs };
    toMs = span.fromMs - 1;
  }
  return toMs < fromMs ? null : { fromMs, toMs };
}

/** One page of a back-fill as it arrived. */
export interface BackfillPage {
  readonly timesMs: readonly number[];
  /** Nothing of the stretch lies beyond this page. */
  readonly ended: boolean;
  /** The server's count of the stretch from the page's own place on. */
  readonly total: number;
}

/** How a back-fill stands after a page, what the page proves, and where the next one begins. */
export interface BackfillStep {
  readonly backfill: Backfill;
  readonly covers: LogSpan | null;
  readonly place: WalkPlace;
}

/** @param place where the page began, in `stretch`; its `toMs` is the stretch's own. */
export function afterBackfillPage(
  backfill: Backfill,
  stretch: LogSpan,
  place: WalkPlace,
  { timesMs, ended, total }: BackfillPage,
): BackfillStep {
  const rowsRead = backfill.rowsRead + timesMs.length;
  const estimatedRows = backfill.estimatedRows ?? backfill.rowsRead + total - place.skip;
  const next = afterPage(place, timesMs);
  if (!ended && next.toMs !== null) {
    // At the very millisecond of the oldest row there may be more.
    const covers = next.toMs < stretch.toMs ? { fromMs: next.toMs + 1, toMs: stretch.toMs } : null;
    return { backfill: { ...backfill, rowsRead, estimatedRows, cursorMs: next.toMs }, covers, place: next };
  }
  const finished = stretch.fromMs <= backfill.fromMs;
  const cursorMs = finished ? backfill.fromMs : stretch.fromMs - 1;
  return {
    backfill: {
      ...backfill,
      rowsRead,
      estimatedRows,
      cursorMs,
      state: finished ? 'done' : backfill.state,
    },
    covers: stretch,
    place: { toMs: cursorMs, skip: 0 },
  };
}
