import type { WordNumbers } from './words.ts';

/** What SQLite keeps of one field. */
export type Cell = string | number | null;

/** How one field of a row is kept: as a word's number, as it is, or as JSON because it is only ever shown. */
export interface Column<Row> {
  readonly field: keyof Row & string;
  readonly column: string;
  readonly kind: 'word' | 'plain' | 'json';
}

/** The cells of a row in the order of its columns; an empty list as JSON is null. */
export function encodeRow<Row>(row: Row, columns: readonly Column<Row>[], words: WordNumbers): Cell[] {
  return columns.map(({ field, kind }) => {
    const value: unknown = row[field];
    if (kind === 'json') return Array.isArray(value) && value.length === 0 ? null : JSON.stringify(value);
    if (typeof value === 'string') return kind === 'word' ? words(value) : value;
    return typeof value === 'number' ? value : null;
  });
}

/** What to select from a table (or its alias) so that every column answers to its field's name, words as text. */
export function selectColumns<Row>(table: string, columns: readonly Column<Row>[]): string {
  return columns
    .map(({ field, column, kind }) =>
      kind === 'word'
        ? `(SELECT text FROM word WHERE word.key = ${table}.${column}) AS ${field}`
        : `${table}.${column} AS ${field}`,
    )
    .join(', ');
}

/** The fields of a selected row; the caller's schema decides what came out. */
export function decodeCells<Row>(
  cells: Readonly<Record<string, unknown>>,
  columns: readonly Column<Row>[],
): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ field, kind }) => {
      const cell = cells[field];
      return [field, kind === 'json' ? JSON.parse(typeof cell === 'string' ? cell : '[]') : cell];
    }),
  );
}
