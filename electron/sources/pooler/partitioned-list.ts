import type { Rows } from './wire/rows.ts';

/** One page of a list without an offset, as read with some filter. */
export interface PartPage<T> extends Rows<T> {
  /** As many rows as the page can hold: there may be more, and no way to turn the page (pooler-contract 3.0). */
  readonly full: boolean;
}

/** All rows that could be had; `complete` is false where some may be missing. */
export interface PartList<T> extends Rows<T> {
  readonly complete: boolean;
}

/**
 * Reads a list beyond its page cap: a full page is read again in parts, which together hold every row as long as
 * none of them is full too. Rows are merged by id, so one that changes parts between two calls is found once, or in
 * the first page. `partsOf` names the filters of the parts, given the rows seen so far; none where nothing narrows
 * further.
 */
export async function readInParts<T extends { readonly id: string }, Filter>(
  readPage: (filter: Filter) => Promise<PartPage<T>>,
  whole: Filter,
  partsOf: (filter: Filter, rows: readonly T[]) => readonly Filter[],
): Promise<PartList<T>> {
  const page = await readPage(whole);
  if (!page.full) return { ...page, complete: page.unreadable === 0 };

  const parts = partsOf(whole, page.rows);
  const byId = new Map(page.rows.map((row) => [row.id, row]));
  let complete = parts.length > 0 && page.unreadable === 0;
  let unreadable = 0;
  for (const part of parts) {
    const list = await readInParts(readPage, part, partsOf);
    for (const row of list.rows) byId.set(row.id, row);
    unreadable += list.unreadable;
    complete &&= list.complete;
  }
  return { rows: [...byId.values()], unreadable: Math.max(unreadable, page.unreadable), complete };
}
