import type { Database } from 'better-sqlite3';
import type { Signal } from '../../shared/signals/signal.ts';

interface Row {
  readonly atMs: number;
  readonly reason: string;
  readonly untilMs: number | null;
}

/** Who looks at a signal already knows of it: kept apart from the signal, with a reason and perhaps an end. */
export function acknowledgementsTable(database: Database) {
  const insert = database.prepare<[string, number, string, number | null]>(
    `INSERT INTO acknowledgement (signal_id, at_ms, reason, until_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET reason = excluded.reason, until_ms = excluded.until_ms`,
  );
  const remove = database.prepare<[string]>('DELETE FROM acknowledgement WHERE signal_id = ?');
  const newest = database.prepare<[string, number], Row>(
    `SELECT at_ms AS atMs, reason, until_ms AS untilMs FROM acknowledgement WHERE signal_id = ? AND at_ms <= ?
     ORDER BY at_ms DESC LIMIT 1`,
  );
  return {
    add(signalId: string, atMs: number, reason: string, untilMs: number | null): void {
      insert.run(signalId, atMs, reason, untilMs);
    },
    remove(signalId: string): void {
      remove.run(signalId);
    },
    /**
     * The acknowledgement in force at `asOfMs`. One with an end (a snooze) holds until then; one without holds
     * for the occurrence it was given to: trouble that begins again asks again.
     */
    of(signal: Signal, asOfMs: number): Signal['acknowledged'] {
      const row = newest.get(signal.id, asOfMs);
      if (row === undefined) return null;
      const holds = row.untilMs === null ? row.atMs >= signal.sinceMs : row.untilMs > asOfMs;
      return holds ? { atMs: row.atMs, reason: row.reason, untilMs: row.untilMs } : null;
    },
  };
}
