import type { Cell } from './columns.ts';

export type Param = Cell | Buffer;

/** One filter on the rows of a history table, in SQL over the table's own name. */
export interface Condition {
  readonly where: string;
  readonly params: Readonly<Record<string, Param>>;
  /** Reads only the rows that fulfil it, in the order of their keys; null where no index can. */
  readonly road: Road | null;
  /** More rows of the range fulfil it than are ever counted (`COUNTED_ROWS`). */
  readonly common?: true;
}

/** A way into a table: what to read from, and the column that holds the row's key on that way. */
export interface Road {
  readonly from: string;
  /** What of it suffices to count its rows: the index alone. */
  readonly counted: string;
  readonly key: string;
  /** Holds on this way instead of the condition's own words. */
  readonly where: string;
}

/** Nothing fulfils it: the word asked for is in no row. */
export const NEVER: Condition = { where: 'FALSE', params: {}, road: null };

/** A condition on one column, or on an expression, that has an index of its own. */
export function indexed(table: string, index: string, where: string, params: Condition['params']): Condition {
  const from = `${table} INDEXED BY ${index}`;
  return { where, params, road: { from, counted: from, key: `${table}.key`, where } };
}

export function plain(where: string, params: Condition['params'] = {}): Condition {
  return { where, params, road: null };
}

/** The part of a history that may be read at all: keys `[from, to]`, and only what was known by then. */
export interface KeyRange {
  readonly fromKey: number;
  readonly toKey: number;
  /** Null reads the present. */
  readonly asOfMs: number | null;
}
