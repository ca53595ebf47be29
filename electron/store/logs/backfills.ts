import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Backfill, LOG_KINDS, type LogKind } from '../../../shared/metadata/log-coverage.ts';

const backfillSchema = z.strictObject({
  log: z.enum(LOG_KINDS),
  fromMs: z.number(),
  toMs: z.number(),
  cursorMs: z.number(),
  state: z.enum(['running', 'paused', 'done']),
  rowsRead: z.number(),
  estimatedRows: z.number().nullable(),
  startedAtMs: z.number(),
  note: z.string().nullable(),
});

/** The newest back-fill of each log, with how far it has come: written with every page, so a restart goes on there. */
export function backfillsTable(database: Database) {
  const put = database.prepare<Backfill>(
    `INSERT OR REPLACE INTO log_backfill (log, from_ms, to_ms, cursor_ms, state, rows_read, estimated_rows, started_ms, note)
     VALUES (@log, @fromMs, @toMs, @cursorMs, @state, @rowsRead, @estimatedRows, @startedAtMs, @note)`,
  );
  const get = database.prepare<[LogKind, number], unknown>(
    `SELECT log, from_ms AS fromMs, to_ms AS toMs, cursor_ms AS cursorMs, state, rows_read AS rowsRead,
       estimated_rows AS estimatedRows, started_ms AS startedAtMs, note
     FROM log_backfill WHERE log = ? AND started_ms <= ?`,
  );
  return {
    save(backfill: Backfill): void {
      put.run(backfillSchema.parse(backfill));
    },
    /** The state of now, of a back-fill that had begun by then. */
    at(log: LogKind, asOfMs: number): Backfill | null {
      const row = get.get(log, asOfMs);
      return row === undefined ? null : backfillSchema.parse(row);
    },
  };
}
