import { isAiRow, readable } from '../../shared/slo/catalogue/row.ts';
import { PUBLISHED_ROWS } from '../../shared/slo/catalogue/rows.ts';
import { evaluateRow } from '../../shared/slo/evaluate.ts';
import { CHARTED_WINDOW, type RowFigures } from '../../shared/slo/points.ts';
import { WINDOW_MS, type WindowName } from '../../shared/slo/windows.ts';
import type { Store } from '../store/contract.ts';

const HOUR_MS = 60 * 60_000;
/** As far back as a chart looks. */
const SPAN_MS = 30 * 24 * HOUR_MS;
/** The last day is charted more closely. */
const CLOSE_SPAN_MS = 24 * HOUR_MS;
const STEP_MS = HOUR_MS;
const CLOSE_STEP_MS = 30 * 60_000;
/** Moments written in one transaction. */
const BATCH_SIZE = 48;

/** The demo never runs AI, and nothing is known of a row that nothing counts. */
const CHARTED_ROWS = PUBLISHED_ROWS.filter((row) => readable(row) !== null && !isAiRow(row));
const WINDOWS_MS = [
  ...new Set<WindowName>([CHARTED_WINDOW, ...CHARTED_ROWS.map(({ window }) => window)]),
].map((name) => WINDOW_MS[name]);

/** Judges the kept counters at moments of the past, so that the first start has charts to show. */
export async function fillSloHistory(store: Store, endMs: number): Promise<void> {
  const moments = pastMoments(endMs);
  for (let next = 0; next < moments.length; next += BATCH_SIZE) {
    const batch = [];
    for (const atMs of moments.slice(next, next + BATCH_SIZE)) {
      batch.push({ atMs, figures: await figuresAt(store, atMs) });
    }
    await store.recordSloFigures(batch);
  }
}

async function figuresAt(store: Store, atMs: number): Promise<RowFigures[]> {
  const evidence = { kind: 'reading', reading: await store.increases(WINDOWS_MS, atMs) } as const;
  return CHARTED_ROWS.flatMap((row) =>
    [...new Set<WindowName>([row.window, CHARTED_WINDOW])].map((window) => {
      const { id, verdict, estimate, interval, n, coverage } = evaluateRow(row, evidence, window);
      return { id, window, figures: { verdict, estimate, interval, n, coverage } };
    }),
  );
}

/** Unix ms, oldest first; `endMs` itself is left to the first evaluation. */
function pastMoments(endMs: number): number[] {
  const moments: number[] = [];
  for (let leftMs = SPAN_MS; leftMs > 0; leftMs -= leftMs > CLOSE_SPAN_MS ? STEP_MS : CLOSE_STEP_MS) {
    moments.push(endMs - leftMs);
  }
  return moments;
}
