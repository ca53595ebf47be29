import type { Database } from 'better-sqlite3';

/** How much of one history was held at a moment. */
interface Extent {
  readonly rows: number;
  readonly oldestMs: number | null;
  readonly newestMs: number | null;
}

/** Rows of each history over time: counting a million of them for one line on a screen would take longer than the rest. */
export function extentTable(database: Database) {
  const newest = database.prepare<[string, number], Extent>(
    `SELECT rows, oldest_ms AS oldestMs, newest_ms AS newestMs FROM log_extent WHERE log = ? AND at_ms <= ?
     ORDER BY at_ms DESC LIMIT 1`,
  );
  const put = database.prepare<Extent & { log: string; atMs: number }>(
    `INSERT OR REPLACE INTO log_extent (log, at_ms, rows, oldest_ms, newest_ms)
     VALUES (@log, @atMs, @rows, @oldestMs, @newestMs)`,
  );
  // Written under a clock that was ahead; the present takes their place.
  const forgetLater = database.prepare<[string, number]>(
    'DELETE FROM log_extent WHERE log = ? AND at_ms > ?',
  );

  return {
    /** Null while the history had never been read. */
    at: (log: string, asOfMs: number): Extent | null => newest.get(log, asOfMs) ?? null,
    /** Notes a reading that brought rows with these times; the first one even where it brought none. */
    add(log: string, atMs: number, addedMs: readonly number[]): void {
      const before = newest.get(log, Number.MAX_SAFE_INTEGER);
      if (before !== undefined && addedMs.length === 0 && newest.get(log, atMs) !== undefined) return;
      forgetLater.run(log, atMs);
      const times = [...addedMs, before?.oldestMs ?? null, before?.newestMs ?? null].filter(
        (ms) => ms !== null,
      );
      put.run({
        log,
        atMs,
        rows: (before?.rows ?? 0) + addedMs.length,
        oldestMs: times.length === 0 ? null : Math.min(...times),
        newestMs: times.length === 0 ? null : Math.max(...times),
      });
    },
  };
}
