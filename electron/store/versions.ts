import type { Database } from 'better-sqlite3';
import type { SplitBody } from './figures.ts';

interface Row extends SplitBody {
  readonly id: string;
  readonly fromMs: number;
  readonly untilMs: number | null;
  /** When the figures were read. */
  readonly readMs: number;
}

/** What is known of one thing at one moment: the newest version that had begun by then. */
export interface VersionRow extends Row {
  /** False when the thing had left its list by then (`untilMs` says when). */
  readonly present: boolean;
}

/**
 * Things in time: each body holds over `[from, until)`. Writing the same body again writes nothing.
 * Every look-up is one index seek per thing, whatever the length of the history.
 */
export function versionsTable(database: Database) {
  const findKey = database.prepare<[string, string], { key: number }>(
    'SELECT key FROM tracked WHERE kind = ? AND id = ?',
  );
  const addKey = database.prepare<[string, string]>('INSERT INTO tracked (kind, id) VALUES (?, ?)');
  const SELECT_ROW = `
    SELECT tracked.id AS id, version.from_ms AS fromMs, version.until_ms AS untilMs, version.body AS body,
      (SELECT figures FROM reading WHERE reading.tracked = tracked.key AND at_ms <= @asOfMs
        ORDER BY at_ms DESC LIMIT 1) AS figures,
      (SELECT max(at_ms) FROM reading WHERE reading.tracked = tracked.key AND at_ms <= @asOfMs) AS readMs
    FROM tracked JOIN version ON version.tracked = tracked.key AND version.from_ms =
      (SELECT max(from_ms) FROM version AS v WHERE v.tracked = tracked.key AND v.from_ms <= @asOfMs)
    WHERE tracked.kind = @kind`;
  const rowsAt = database.prepare<{ kind: string; asOfMs: number }, Row>(
    `${SELECT_ROW} ORDER BY tracked.key`,
  );
  const rowAt = database.prepare<{ kind: string; asOfMs: number; id: string }, Row>(
    `${SELECT_ROW} AND tracked.id = @id`,
  );
  const close = database.prepare<{ key: number; atMs: number }>(
    'UPDATE version SET until_ms = @atMs WHERE tracked = @key AND (until_ms IS NULL OR until_ms > @atMs)',
  );
  const addVersion = database.prepare<[number, number, string]>(
    `INSERT INTO version (tracked, from_ms, body) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET body = excluded.body, until_ms = NULL`,
  );
  const addReading = database.prepare<[number, number, string]>(
    `INSERT INTO reading (tracked, at_ms, figures) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET figures = excluded.figures`,
  );
  const forgetLaterVersions = database.prepare<[number, number]>(
    'DELETE FROM version WHERE tracked = ? AND from_ms > ?',
  );
  const forgetLaterReadings = database.prepare<[number, number]>(
    'DELETE FROM reading WHERE tracked = ? AND at_ms > ?',
  );

  const keyOf = (kind: string, id: string): number =>
    findKey.get(kind, id)?.key ?? Number(addKey.run(kind, id).lastInsertRowid);
  const withPresence = (row: Row, asOfMs: number): VersionRow => ({
    ...row,
    present: row.untilMs === null || row.untilMs > asOfMs,
  });
  const newest = (kind: string, id: string): VersionRow | null => {
    const row = rowAt.get({ kind, id, asOfMs: Number.MAX_SAFE_INTEGER });
    return row === undefined ? null : withPresence(row, Number.MAX_SAFE_INTEGER);
  };

  /**
   * Rows that lie after the present moment were written under a clock that was ahead. They would hide every
   * later observation until that moment comes, so the present one takes their place.
   */
  const forgetAfter = (key: number, atMs: number): void => {
    forgetLaterVersions.run(key, atMs);
    forgetLaterReadings.run(key, atMs);
  };

  return {
    newest,
    /** All things of a kind that were known at `asOfMs`, in the order they were first seen. */
    at: (kind: string, asOfMs: number): VersionRow[] =>
      rowsAt.all({ kind, asOfMs }).map((row) => withPresence(row, asOfMs)),
    /** Records what a thing is at `atMs`. */
    observe(kind: string, id: string, atMs: number, split: SplitBody): void {
      const key = keyOf(kind, id);
      const before = newest(kind, id);
      const unchanged = before?.present === true && before.body === split.body && before.fromMs <= atMs;
      if (unchanged && before.figures === split.figures && before.readMs <= atMs) return;
      forgetAfter(key, atMs);
      if (!unchanged) {
        close.run({ key, atMs });
        addVersion.run(key, atMs, split.body);
      }
      addReading.run(key, atMs, split.figures);
    },
    /** Ends a thing's newest version: it is no longer listed. */
    end(kind: string, id: string, atMs: number): void {
      const key = findKey.get(kind, id)?.key;
      if (key === undefined) return;
      forgetAfter(key, atMs);
      close.run({ key, atMs });
    },
  };
}

export type VersionsTable = ReturnType<typeof versionsTable>;
