import type { Database } from 'better-sqlite3';
import { fullId, idTextSql } from '../logs/compact-id.ts';
import { mapJsonText } from './json-text.ts';
import { type TextColumn, textColumns } from './text-columns.ts';
import type { TextReplacer } from './text-replacer.ts';

interface Change {
  readonly stored: unknown;
  readonly text: string;
}

function masked(text: string, column: TextColumn, replacer: TextReplacer): string {
  return column.holds === 'json'
    ? mapJsonText(text, (part) => replacer.replace(part, column))
    : replacer.replace(text, column);
}

/** The distinct values of a column that must not stay, with what stands there instead. */
function changesOf(database: Database, column: TextColumn, replacer: TextReplacer): Change[] {
  const { table, column: name } = column;
  const values = database.prepare<[], { stored: unknown }>(
    `SELECT DISTINCT "${name}" AS stored FROM "${table}" WHERE typeof("${name}") IN ('text', 'blob')`,
  );
  const changes: Change[] = [];
  for (const { stored } of values.iterate()) {
    const before = fullId(stored);
    const text = masked(before, column, replacer);
    if (text !== before) changes.push({ stored, text });
  }
  return changes;
}

function apply(database: Database, { table, column }: TextColumn, changes: readonly Change[]): void {
  database.exec('CREATE TEMP TABLE change (stored ANY PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const add = database.prepare<Change>('INSERT INTO temp.change VALUES (@stored, @text)');
  for (const change of changes) add.run(change);
  const place = `"${table}"."${column}"`;
  database.exec(
    `UPDATE "${table}" SET "${column}" = (SELECT change.text FROM temp.change WHERE change.stored = ${place})
       WHERE ${place} IN (SELECT change.stored FROM temp.change);
     DROP TABLE temp.change`,
  );
}

/** The index of request ids holds pieces of them: it is built anew from what may stay. */
function indexIdsAnew(database: Database): void {
  database.exec(
    `INSERT INTO request_id_text (request_id_text) VALUES ('delete-all');
     DELETE FROM request_id_waiting;
     DELETE FROM request_id_text_row;
     INSERT INTO request_id_text_row (row, request) SELECT key, key FROM request;
     INSERT INTO request_id_text (rowid, ids)
       SELECT key, ${idTextSql('id')} || char(10) || lower(ifnull(correlation_id, '')) FROM request`,
  );
}

/**
 * Replaces what must not leave in every text of an open copy of a store, each distinct value once; masked drafts and
 * the reasons of acknowledgements go along, so that a reviewer reads what was said. `onColumn` hears of
 * every column that is done. What was replaced stays in free pages until the copy is packed.
 */
export function maskCopy(
  database: Database,
  replacer: TextReplacer,
  onColumn: (done: number, of: number) => void,
): void {
  database.pragma('foreign_keys = OFF');
  // Nothing that must go may be written anywhere else meanwhile.
  database.pragma('temp_store = MEMORY');
  // The record of releases tells what left this console, and its hashes would let anyone test a guess against them.
  database.exec('DELETE FROM release');
  const columns = textColumns(database);
  const changedTables = new Set<string>();
  for (const [index, column] of columns.entries()) {
    const changes = changesOf(database, column, replacer);
    if (changes.length > 0) {
      apply(database, column, changes);
      changedTables.add(`${column.table} ${column.holds}`);
    }
    onColumn(index + 1, columns.length);
  }
  if (changedTables.has('request request id')) indexIdsAnew(database);
}
