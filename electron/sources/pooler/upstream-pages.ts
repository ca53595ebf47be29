import { UPSTREAM_STATUSES } from '../../../shared/metadata/entities.ts';
import { type PartList, type PartPage, readInParts } from './partitioned-list.ts';

/** Never listed (pooler-contract 1.3), so never asked for. */
const UNLISTED = 'deleted';

type StatusFilter = { readonly status?: string };

/** Reads `list_upstreams` beyond its cap of 100 rows, status by status. */
export function readAllUpstreams<T extends { readonly id: string; readonly status: string }>(
  readPage: (filter: StatusFilter) => Promise<PartPage<T>>,
): Promise<PartList<T>> {
  return readInParts<T, StatusFilter>(readPage, {}, ({ status }, rows) => {
    if (status !== undefined) return [];
    const statuses = new Set<string>(UPSTREAM_STATUSES.filter((word) => word !== UNLISTED));
    for (const row of rows) statuses.add(row.status);
    return [...statuses].map((word) => ({ status: word }));
  });
}
