import type { Database } from 'better-sqlite3';
import { type RowFigures, type SloPoint, thinPoints } from '../../shared/slo/points.ts';
import { verdictSchema } from '../../shared/slo/result.ts';
import type { WindowName } from '../../shared/slo/windows.ts';

/** One point per series and slice, ms: two evaluations a few seconds apart draw the same dot. */
const SLICE_MS = 5 * 60_000;
/** What a chart is wide enough to show. */
const MOST_POINTS = 200;

interface Row {
  readonly atMs: number;
  readonly verdict: string;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly coverage: number | null;
}

interface KeptRow extends Row {
  readonly series: number;
  readonly sliceMs: number;
}

/** The rows' figures over time, thinned to one point per slice as they are written. */
export function sloPointsTable(database: Database) {
  const findSeries = database.prepare<[string, string], { key: number }>(
    'SELECT key FROM slo_series WHERE row = ? AND window = ?',
  );
  const addSeries = database.prepare<[string, string]>('INSERT INTO slo_series (row, window) VALUES (?, ?)');
  const removeAfter = database.prepare<[number]>('DELETE FROM slo_point WHERE slice_ms > ?');
  const write = database.prepare<KeptRow>(
    `INSERT INTO slo_point (series, slice_ms, at_ms, verdict, estimate, low, high, n, coverage)
     VALUES (@series, @sliceMs, @atMs, @verdict, @estimate, @low, @high, @n, @coverage)
     ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, verdict = excluded.verdict, estimate = excluded.estimate,
       low = excluded.low, high = excluded.high, n = excluded.n, coverage = excluded.coverage`,
  );
  const between = database.prepare<{ row: string; window: string; fromMs: number; toMs: number }, Row>(
    `SELECT at_ms AS atMs, verdict, estimate, low, high, n, coverage FROM slo_point
     WHERE series = (SELECT key FROM slo_series WHERE row = @row AND window = @window)
       AND slice_ms BETWEEN @fromMs - ${SLICE_MS} AND @toMs AND at_ms BETWEEN @fromMs AND @toMs
     ORDER BY slice_ms`,
  );
  const seriesOf = (row: string, window: WindowName): number =>
    findSeries.get(row, window)?.key ?? Number(addSeries.run(row, window).lastInsertRowid);

  return {
    /** Keeps what was read at `atMs`; call inside a transaction, oldest first. */
    take(figures: readonly RowFigures[], atMs: number): void {
      const sliceMs = Math.floor(atMs / SLICE_MS) * SLICE_MS;
      // Points from ahead of a clock that was set back would stand to the right of the present.
      removeAfter.run(sliceMs);
      for (const { id, window, figures: of } of figures) {
        write.run({
          series: seriesOf(id, window),
          sliceMs,
          atMs,
          verdict: of.verdict,
          estimate: of.estimate,
          low: of.interval?.low ?? null,
          high: of.interval?.high ?? null,
          n: of.n,
          coverage: of.coverage,
        });
      }
    },
    /** One row's points over one window, oldest first, both ends inclusive: at most 200, every excursion among them. */
    between: (row: string, window: WindowName, fromMs: number, toMs: number): SloPoint[] =>
      thinPoints(between.all({ row, window, fromMs, toMs }).map(toPoint), MOST_POINTS),
  };
}

function toPoint({ atMs, verdict, estimate, low, high, n, coverage }: Row): SloPoint {
  return {
    atMs,
    verdict: verdictSchema.parse(verdict),
    estimate,
    interval: low === null && high === null ? null : { low, high },
    n,
    coverage,
  };
}
