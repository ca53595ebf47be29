import { expect, test } from 'vitest';
import { type AccessFilter, readAllOfPools } from './access-pages.ts';
import type { PartPage } from './partitioned-list.ts';

interface Row {
  readonly id: string;
  readonly pool_id: string;
  readonly status: string;
}

/** A server with a page cap of 100 and exact filters; `obeys` false ignores the status, as invites can. */
function server(rows: readonly Row[], obeys = true) {
  const asked: AccessFilter[] = [];
  const readPage = async (filter: AccessFilter): Promise<PartPage<Row>> => {
    asked.push(filter);
    const matching = rows
      .filter((row) => filter.poolId === undefined || row.pool_id === filter.poolId)
      .filter((row) => filter.status === undefined || !obeys || row.status === filter.status);
    return { rows: matching.slice(0, 100), unreadable: 0, full: matching.length >= 100 };
  };
  return { readPage, asked };
}

const rowsOf = (pool_id: string, status: string, count: number): Row[] =>
  Array.from({ length: count }, (_, nth) => ({ id: `${pool_id}-${status}-${nth}`, pool_id, status }));
const STATUSES = ['active', 'paused'];

test('a list under the cap is one call', async () => {
  const { readPage, asked } = server(rowsOf('a', 'active', 99));
  const list = await readAllOfPools(readPage, ['a', 'b'], STATUSES);
  expect([list.rows.length, list.complete, asked]).toEqual([99, true, [{}]]);
});

test('a cut list is read Pool by Pool, and a cut Pool status by status', async () => {
  const rows = [...rowsOf('a', 'active', 80), ...rowsOf('a', 'paused', 70), ...rowsOf('b', 'active', 60)];
  const { readPage, asked } = server(rows);
  const list = await readAllOfPools(readPage, ['a', 'b', 'c'], STATUSES);
  expect([list.rows.length, list.complete]).toEqual([210, true]);
  expect(asked).toEqual([
    {},
    { poolId: 'a' },
    { poolId: 'a', status: 'active' },
    { poolId: 'a', status: 'paused' },
    { poolId: 'b' },
    { poolId: 'c' },
  ]);
});

test('a Pool that nobody named but a row belongs to is asked for too', async () => {
  const { readPage, asked } = server([...rowsOf('new', 'active', 60), ...rowsOf('a', 'active', 60)]);
  expect((await readAllOfPools(readPage, ['a'], STATUSES)).rows).toHaveLength(120);
  expect(asked).toContainEqual({ poolId: 'new' });
});

test('where even one status of one Pool is cut the list is not complete', async () => {
  const list = await readAllOfPools(server(rowsOf('a', 'active', 130)).readPage, ['a'], STATUSES);
  expect([list.rows.length, list.complete]).toEqual([100, false]);
});

test('a server that ignores the status filter is not believed to be complete', async () => {
  const rows = [...rowsOf('a', 'active', 80), ...rowsOf('a', 'paused', 70)];
  const list = await readAllOfPools(server(rows, false).readPage, ['a'], STATUSES);
  expect([list.rows.length, list.complete]).toEqual([100, false]);
});
