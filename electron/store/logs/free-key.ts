import type { Database } from 'better-sqlite3';
import { firstKeyAt, KEYS_PER_MS, lastKeyAt } from './time-key.ts';

/** The next free key of a moment in one table; a millisecond that is full lends from the one after it. */
export function freeKeys(database: Database, table: 'request' | 'audit' | 'job') {
  const last = database.prepare<[number, number], { key: number | null }>(
    `SELECT max(key) AS key FROM ${table} WHERE key BETWEEN ? AND ?`,
  );
  return (atMs: number): number => {
    let first = firstKeyAt(atMs);
    let end = lastKeyAt(atMs);
    for (;;) {
      const key = (last.get(first, end)?.key ?? first - 1) + 1;
      if (key <= end) return key;
      first += KEYS_PER_MS;
      end += KEYS_PER_MS;
    }
  };
}
