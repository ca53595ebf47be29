import type { LogCursor, LogPage } from '../../../shared/api/log-queries.ts';
import type { Condition, KeyRange } from './condition.ts';
import type { KeyedRow } from './history-table.ts';
import { firstKeyAt, timeOfKey } from './time-key.ts';
import type { Walker } from './walk.ts';

/** A history table as a page needs it. */
export interface PagedTable<Row> {
  readonly select: string;
  decode(selected: Readonly<Record<string, unknown>>): KeyedRow<Row>;
  keyOf(id: string): number | null;
  /** Readings that held at `asOfMs` and were replaced later. */
  replacedAfter(asOfMs: number): readonly KeyedRow<Row>[];
}

interface Asked<Row> {
  readonly conditions: readonly Condition[];
  readonly range: KeyRange;
  readonly after: LogCursor | null;
  readonly limit: number;
  /** The same conditions on a row at hand, for earlier readings. */
  matches(row: Row): boolean;
}

/** One keyset page, newest first, of the rows as they were known at the moment asked about. */
export function readPage<Row extends { readonly id: string | number }>(
  table: PagedTable<Row>,
  walk: Walker,
  { conditions, range, after, limit, matches }: Asked<Row>,
): LogPage<Row> {
  const way = walk.way(conditions, range);
  const below = after === null ? null : (table.keyOf(after.id) ?? firstKeyAt(after.atMs));
  const toKey = Math.min(range.toKey, below === null ? range.toKey : below - 1);
  const replaced =
    range.asOfMs === null
      ? []
      : table
          .replacedAfter(range.asOfMs)
          .filter(({ key, row }) => key >= range.fromKey && key <= range.toKey && matches(row));
  const found = [
    ...walk.rows(table.select, way, { ...range, toKey }, limit + 1).map(table.decode),
    ...replaced.filter(({ key }) => key <= toKey),
  ].toSorted((a, b) => b.key - a.key);
  const total = (): LogPage<Row>['total'] => {
    const { count, atLeast } = walk.count(way, range);
    return { count: Math.max(count + replaced.length, found.length), atLeast };
  };
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit;
  return {
    rows: rows.map(({ row }) => row),
    next: more && last !== undefined ? { atMs: timeOfKey(last.key), id: String(last.row.id) } : null,
    total: after === null && !more ? { count: rows.length, atLeast: false } : total(),
  };
}
