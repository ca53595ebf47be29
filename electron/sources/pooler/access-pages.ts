import { type PartList, type PartPage, readInParts } from './partitioned-list.ts';

/** Which part of a list of keys or invites is asked for; an empty one is the whole list. */
export interface AccessFilter {
  readonly poolId?: string;
  readonly status?: string;
}

interface AccessRow {
  readonly id: string;
  readonly pool_id: string;
  readonly status: string;
}

/**
 * Reads a list of keys or invites beyond its cap of 100 rows: Pool by Pool, and status by status inside a Pool that
 * is full too. `poolIds` are the known Pools; those of the rows seen are asked for as well.
 */
export function readAllOfPools<T extends AccessRow>(
  readPage: (filter: AccessFilter) => Promise<PartPage<T>>,
  poolIds: readonly string[],
  statuses: readonly string[],
): Promise<PartList<T>> {
  return readInParts<T, AccessFilter>(readPage, {}, ({ poolId, status }, rows) => {
    if (poolId === undefined) {
      return [...new Set([...poolIds, ...rows.map((row) => row.pool_id)])].map((id) => ({ poolId: id }));
    }
    if (status !== undefined) return [];
    return [...new Set([...statuses, ...rows.map((row) => row.status)])].map((word) => ({
      poolId,
      status: word,
    }));
  });
}
