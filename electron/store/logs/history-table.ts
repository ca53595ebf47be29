import type { Database } from 'better-sqlite3';
import { type Cell, type Column, decodeCells, encodeRow, selectColumns } from './columns.ts';
import { compactId, fullId } from './compact-id.ts';
import { freeKeys } from './free-key.ts';
import { effectOf, type HeldReading } from './reading-order.ts';
import { timeOfKey } from './time-key.ts';
import type { WordNumbers } from './words.ts';

/** How rows of one kind are kept: the table, its columns, and what the store must know of a row. */
export interface HistoryShape<Row extends { readonly id: string | number }> {
  readonly table: 'request' | 'job';
  readonly columns: readonly Column<Row>[];
  /** The field that holds the row's own time: it becomes the key. */
  readonly timeField: keyof Row & string;
  timeOf(row: Row): number;
  isOpen(row: Row): boolean;
  /** A settled row may be open again. */
  readonly mayReopen: boolean;
  parse(fields: unknown): Row;
}

/** A row with its key, which is its place in time. */
export interface KeyedRow<Row> {
  readonly key: number;
  readonly row: Row;
}

export interface Taken {
  readonly effect: 'added' | 'changed' | 'same';
  readonly key: number;
}

type IdCell = string | Buffer | number;
type Found = HeldReading & { readonly key: number };

const idCell = (id: string | number): IdCell => (typeof id === 'number' ? id : compactId(id));

/**
 * Rows that never double and that change until they settle. What a later reading replaced is kept beside them, so
 * that a past moment sees each row as it was known then.
 */
export function historyTable<Row extends { readonly id: string | number }>(
  database: Database,
  shape: HistoryShape<Row>,
) {
  const { table, columns } = shape;
  const names = columns.map(({ column }) => column);
  const marks = names.map(() => '?').join(', ');
  const select = (alias: string): string =>
    `${table}.key AS key, ${table}.id AS id, ${selectColumns(alias, columns)}`;

  const freeKey = freeKeys(database, table);
  const find = database.prepare<[IdCell], Found>(
    `SELECT key, known_ms AS knownMs, read_ms AS readMs FROM ${table} WHERE id = ?`,
  );
  const content = database.prepare<[number], Cell[]>(
    `SELECT ${names.join(', ')} FROM ${table} WHERE key = ?`,
  );
  content.raw();
  const insert = database.prepare<(IdCell | null)[]>(
    `INSERT INTO ${table} (key, id, known_ms, read_ms, ${names.join(', ')}) VALUES (?, ?, ?, ?, ${marks})`,
  );
  const update = database.prepare<Cell[]>(
    `UPDATE ${table} SET known_ms = ?, read_ms = ?, ${names.map((name) => `${name} = ?`).join(', ')} WHERE key = ?`,
  );
  const seen = database.prepare<{ key: number; observedAtMs: number }>(
    `UPDATE ${table} SET read_ms = max(read_ms, @observedAtMs) WHERE key = @key`,
  );
  const archive = database.prepare<{ key: number; untilMs: number }>(
    `INSERT INTO ${table}_earlier (key, known_ms, until_ms, ${names.join(', ')})
     SELECT key, known_ms, @untilMs, ${names.join(', ')} FROM ${table} WHERE key = @key`,
  );
  const forgetEarlier = database.prepare<{ key: number; observedAtMs: number }>(
    `DELETE FROM ${table}_earlier WHERE key = @key AND until_ms > @observedAtMs`,
  );
  const byId = database.prepare<[IdCell], Record<string, unknown>>(
    `SELECT ${select(table)} FROM ${table} WHERE id = ?`,
  );
  const earlier = database.prepare<{ asOfMs: number }, Record<string, unknown>>(
    `SELECT ${select('earlier')} FROM ${table}_earlier_span AS span
       CROSS JOIN ${table}_earlier AS earlier ON earlier.version = span.version
       CROSS JOIN ${table} ON ${table}.key = earlier.key
     WHERE span.known_ms <= @asOfMs AND span.until_ms >= @asOfMs
       AND earlier.known_ms <= @asOfMs AND earlier.until_ms > @asOfMs`,
  );

  const decode = (selected: Readonly<Record<string, unknown>>): KeyedRow<Row> => {
    const key = Number(selected.key);
    const id = typeof selected.id === 'number' ? selected.id : fullId(selected.id);
    const row = shape.parse({ ...decodeCells(selected, columns), id, [shape.timeField]: timeOfKey(key) });
    return { key, row };
  };
  const change = (found: Found, cells: readonly Cell[], open: boolean, observedAtMs: number): Taken => {
    const { key } = found;
    const held = content.get(key) ?? [];
    const same = cells.every((cell, index) => cell === held[index]);
    switch (effectOf(found, { observedAtMs, open, same }, shape.mayReopen)) {
      case 'keep':
        return { effect: 'same', key };
      case 'seen again':
        seen.run({ key, observedAtMs });
        return { effect: 'same', key };
      case 'replace':
        archive.run({ key, untilMs: observedAtMs });
        break;
      case 'overwrite':
        forgetEarlier.run({ key, observedAtMs });
    }
    update.run(observedAtMs, open ? Math.max(observedAtMs, found.readMs ?? 0) : null, ...cells, key);
    return { effect: same ? 'same' : 'changed', key };
  };

  return {
    table,
    select: select(table),
    decode,
    /** Upserts one reading of a row that its schema has passed. */
    take(row: Row, observedAtMs: number, words: WordNumbers): Taken {
      const cells = encodeRow(row, columns, words);
      const open = shape.isOpen(row);
      const id = idCell(row.id);
      const found = find.get(id);
      if (found !== undefined) return change(found, cells, open, observedAtMs);
      const key = freeKey(shape.timeOf(row));
      insert.run(key, id, observedAtMs, open ? observedAtMs : null, ...cells);
      return { effect: 'added', key };
    },
    /** The row as it is known now. */
    byId(id: string | number): KeyedRow<Row> | null {
      const selected = byId.get(idCell(id));
      return selected === undefined ? null : decode(selected);
    },
    keyOf: (id: string | number): number | null => find.get(idCell(id))?.key ?? null,
    isSettled(id: string | number): boolean {
      const found = find.get(idCell(id));
      return found !== undefined && found.readMs === null;
    },
    /** Readings that held at `asOfMs` and were replaced later. */
    replacedAfter: (asOfMs: number): KeyedRow<Row>[] => earlier.all({ asOfMs }).map(decode),
  };
}
