import type { Database } from 'better-sqlite3';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { type Condition, NEVER, plain } from './condition.ts';
import type { WordsTable } from './words.ts';

/** Columns whose words are searched; codes lie in a table of their own. */
const SEARCHED_COLUMNS = ['pool_label', 'key_label', 'upstream_label', 'model', 'endpoint'] as const;

/** An index of three characters answers nothing shorter. */
const SHORTEST_ID_PART = 3;
/** So many pieces of an id leave few candidates, and each candidate is looked at itself. */
const PIECES = 6;

/**
 * Search in the texts of the request log. Labels, models, endpoints and codes repeat, so their words are searched
 * instead of the rows; ids do not, so they have a full-text index of their three-character pieces.
 */
export function requestText(database: Database, words: WordsTable) {
  const addRow = database.prepare<[number]>('INSERT INTO request_id_text_row (request) VALUES (?)');
  const addText = database.prepare<[number, string]>(
    'INSERT INTO request_id_text (rowid, ids) VALUES (?, ?)',
  );
  const candidates = database.prepare<[string], { key: number }>(
    `SELECT request AS key FROM request_id_text CROSS JOIN request_id_text_row AS r ON r.row = request_id_text.rowid
     WHERE request_id_text MATCH ?`,
  );

  return {
    /** Notes the ids of a new row. */
    add(key: number, { id, correlationId }: Pick<RequestLog, 'id' | 'correlationId'>): void {
      const ids = correlationId === null ? id : `${id} ${correlationId}`;
      addText.run(Number(addRow.run(key).lastInsertRowid), ids.toLowerCase());
    },
    condition(text: string): Condition {
      const needle = text.toLowerCase();
      const found = words.where((word) => word.toLowerCase().includes(needle));
      const keys = needle.length < SHORTEST_ID_PART ? [] : candidates.all(piecesOf(needle));
      if (found.length === 0 && keys.length === 0) return NEVER;
      return plain(
        `(${SEARCHED_COLUMNS.map((column) => `request.${column} IN (SELECT value FROM json_each(@words))`).join(' OR ')}
          OR EXISTS (SELECT 1 FROM request_code WHERE request = request.key AND code IN (SELECT value FROM json_each(@words)))
          OR request.key IN (SELECT value FROM json_each(@keys)))`,
        { words: JSON.stringify(found), keys: JSON.stringify(keys.map(({ key }) => key)) },
      );
    },
  };
}

export type RequestText = ReturnType<typeof requestText>;

/** The full-text query for some of the three-character pieces of a text, spread over it. */
function piecesOf(needle: string): string {
  const last = needle.length - SHORTEST_ID_PART;
  const step = Math.max(1, Math.floor(last / (PIECES - 1)));
  const pieces = new Set<string>();
  for (let at = 0; at <= last; at += step) pieces.add(needle.slice(at, at + SHORTEST_ID_PART));
  pieces.add(needle.slice(last));
  return [...pieces].map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' AND ');
}
