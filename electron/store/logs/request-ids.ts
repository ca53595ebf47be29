import type { Database } from 'better-sqlite3';
import { fullId } from './compact-id.ts';
import { SHORTEST_ID_PART } from './request-match.ts';

/** So many pieces of a text leave few candidates, and each candidate is looked at itself. */
const PIECES = 6;
/**
 * Rows are indexed this many at a time. Full text is written at every commit: page by page it would cost more than
 * twice as much as everything else about a row (measured: 70 us of 105), a thousand at once a quarter of it.
 */
const AT_ONCE = 1_000;

/** A row by its key, with the ids it may be searched by. */
export interface Candidate {
  readonly key: number;
  readonly id: unknown;
  readonly correlationId: string | null;
}

/** Search for a part of a row's own id or its correlation id, which no two rows share. */
export function requestIds(database: Database) {
  const wait = database.prepare<[number]>('INSERT INTO request_id_waiting (request) VALUES (?)');
  const waiting = database.prepare<[], Candidate>(
    `SELECT request.key AS key, request.id AS id, request.correlation_id AS correlationId
     FROM request_id_waiting CROSS JOIN request ON request.key = request_id_waiting.request`,
  );
  const countWaiting = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM request_id_waiting');
  const nobodyWaits = database.prepare('DELETE FROM request_id_waiting');
  const addRow = database.prepare<[number]>('INSERT INTO request_id_text_row (request) VALUES (?)');
  const addText = database.prepare<[number, string]>(
    'INSERT INTO request_id_text (rowid, ids) VALUES (?, ?)',
  );
  const candidates = database.prepare<[string], Candidate>(
    `SELECT request.key AS key, request.id AS id, request.correlation_id AS correlationId FROM request_id_text
       CROSS JOIN request_id_text_row AS indexed ON indexed.row = request_id_text.rowid
       CROSS JOIN request ON request.key = indexed.request
     WHERE request_id_text MATCH ?`,
  );

  const index = ({ key, ...ids }: Candidate): void => {
    addText.run(Number(addRow.run(key).lastInsertRowid), textOf(ids));
  };

  return {
    /** Notes new rows. */
    add(rows: readonly Candidate[]): void {
      if ((countWaiting.get()?.n ?? 0) + rows.length < AT_ONCE) {
        for (const { key } of rows) wait.run(key);
        return;
      }
      for (const row of waiting.all()) index(row);
      nobodyWaits.run();
      for (const row of rows) index(row);
    },
    /** Keys of the rows with this text, lower case, in one of their ids; none for a text shorter than three characters. */
    *keysWith(needle: string): Generator<number> {
      if (needle.length < SHORTEST_ID_PART) return;
      for (const candidate of candidates.iterate(piecesOf(needle))) {
        if (textOf(candidate).includes(needle)) yield candidate.key;
      }
      for (const candidate of waiting.iterate()) {
        if (textOf(candidate).includes(needle)) yield candidate.key;
      }
    },
  };
}

/** Ids apart by a line break, which no text asked for contains. */
function textOf({ id, correlationId }: Pick<Candidate, 'id' | 'correlationId'>): string {
  return `${fullId(id)}\n${correlationId ?? ''}`.toLowerCase();
}

/** The full-text query for some of the three-character pieces of a text, spread over it. */
function piecesOf(needle: string): string {
  const last = needle.length - SHORTEST_ID_PART;
  const step = Math.max(1, Math.floor(last / (PIECES - 1)));
  const pieces = new Set([needle.slice(last)]);
  for (let at = 0; at <= last; at += step) pieces.add(needle.slice(at, at + SHORTEST_ID_PART));
  return [...pieces].map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' AND ');
}

export type RequestIds = ReturnType<typeof requestIds>;
