import type { Database } from 'better-sqlite3';

/** A column that can hold text, and what its text is called by the redaction policy. */
export interface TextColumn {
  readonly table: string;
  readonly column: string;
  /** The policy allows an id only where it is called a request or correlation id. */
  readonly holds: 'text' | 'request id' | 'json';
  /** Two rows that differ here must go on differing. */
  readonly unique: boolean;
}

const REQUEST_IDS: ReadonlySet<string> = new Set([
  'request.id',
  'request.correlation_id',
  'request_earlier.correlation_id',
  'audit.correlation_id',
]);

/** Written by the store from its own schemas, so the names in it are ours and every text in it stands for itself. */
const JSON_COLUMNS: ReadonlySet<string> = new Set([
  'version.body',
  'reading.figures',
  'slo_result.verdicts',
  'slo_result.body',
  'gateway_traffic.body',
  'counter.labels',
  'request.errors',
  'request_earlier.errors',
  'audit.facts',
  'draft_version.signal_ids',
  'setting.value',
]);

function contentOf(place: string): TextColumn['holds'] {
  if (REQUEST_IDS.has(place)) return 'request id';
  return JSON_COLUMNS.has(place) ? 'json' : 'text';
}

/**
 * Every column of every table that can hold text, asked of the schema itself so that a new table is never forgotten.
 * Shadow tables of a search index hold what is derived from others.
 */
export function textColumns(database: Database): TextColumn[] {
  const tables = database
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all();
  return tables.flatMap(({ name: table }) => {
    const inUnique = uniqueColumns(database, table);
    return database
      .prepare<[string], { name: string }>(
        `SELECT name FROM pragma_table_info(?) WHERE type NOT IN ('INTEGER', 'REAL', 'BLOB')`,
      )
      .all(table)
      .map(({ name: column }): TextColumn => {
        return { table, column, holds: contentOf(`${table}.${column}`), unique: inUnique.has(column) };
      });
  });
}

function uniqueColumns(database: Database, table: string): ReadonlySet<string> {
  const columns = database
    .prepare<[string], { name: string }>(
      `SELECT info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info
       WHERE list."unique" = 1`,
    )
    .all(table);
  return new Set(columns.map(({ name }) => name));
}
