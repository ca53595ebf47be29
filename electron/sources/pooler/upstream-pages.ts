import { UPSTREAM_STATUSES } from '../../../shared/metadata/entities.ts';
import type { Rows } from './wire/rows.ts';

/** One page of `list_upstreams` as read with some arguments. */
export interface UpstreamPage<T> extends Rows<T> {
  /** As many rows as the page can hold: there may be more, and no way to turn the page (pooler-contract 3.0). */
  readonly full: boolean;
}

/** All rows that could be had; `complete` is false where some may be missing. */
export interface UpstreamList<T> extends Rows<T> {
  readonly complete: boolean;
}

/** Never listed (pooler-contract 1.3), so never asked for. */
const UNLISTED = 'deleted';

/**
 * Reads `list_upstreams` beyond its cap of 100 rows: a full page is read again once per status, which together
 * hold every row as long as none of them is full too. Rows are merged by id, so one that changes its status
 * between two calls is found once, or in the first page.
 */
export async function readAllUpstreams<T extends { readonly id: string; readonly status: string }>(
  readPage: (filter: { readonly status?: string }) => Promise<UpstreamPage<T>>,
): Promise<UpstreamList<T>> {
  const first = await readPage({});
  if (!first.full) return { ...first, complete: first.unreadable === 0 };

  const statuses = new Set<string>(UPSTREAM_STATUSES.filter((status) => status !== UNLISTED));
  for (const row of first.rows) statuses.add(row.status);

  const byId = new Map<string, T>();
  for (const row of first.rows) byId.set(row.id, row);
  let complete = first.unreadable === 0;
  let unreadable = 0;
  for (const status of statuses) {
    const page = await readPage({ status });
    for (const row of page.rows) byId.set(row.id, row);
    unreadable += page.unreadable;
    complete &&= !page.full && page.unreadable === 0;
  }
  return { rows: [...byId.values()], unreadable: Math.max(unreadable, first.unreadable), complete };
}
