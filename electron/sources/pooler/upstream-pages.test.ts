import { expect, test } from 'vitest';
import type { PartPage } from './partitioned-list.ts';
import { readAllUpstreams } from './upstream-pages.ts';

interface Row {
  readonly id: string;
  readonly status: string;
}

/** A server with a page cap of 100 and the exact status filter of `list_upstreams`. */
function server(rows: readonly Row[], unreadable = 0) {
  const asked: (string | undefined)[] = [];
  const readPage = async ({ status }: { readonly status?: string }): Promise<PartPage<Row>> => {
    asked.push(status);
    const page = rows.filter((row) => status === undefined || row.status === status).slice(0, 100);
    return { rows: page, unreadable, full: page.length === 100 };
  };
  return { readPage, asked };
}

const rowsOf = (status: string, count: number): Row[] =>
  Array.from({ length: count }, (_, nth) => ({ id: `${status}-${nth}`, status }));

test('a page that is not full is the whole list, in one call', async () => {
  const { readPage, asked } = server(rowsOf('active', 99));
  const list = await readAllUpstreams(readPage);
  expect([list.rows.length, list.complete, asked]).toEqual([99, true, [undefined]]);
});

test('a full page is read again by status, and every row is found once', async () => {
  const rows = [...rowsOf('active', 99), ...rowsOf('paused', 99), ...rowsOf('errored', 40)];
  const { readPage, asked } = server(rows);
  const list = await readAllUpstreams(readPage);
  expect(list.complete).toBe(true);
  expect(new Set(list.rows.map((row) => row.id))).toEqual(new Set(rows.map((row) => row.id)));
  expect(list.rows).toHaveLength(238);
  expect(asked).not.toContain('deleted');
  expect(new Set(asked).size).toBe(asked.length);
});

test('a status that is full itself leaves the list incomplete', async () => {
  const list = await readAllUpstreams(server([...rowsOf('active', 100), ...rowsOf('paused', 5)]).readPage);
  expect(list.complete).toBe(false);
  expect(list.rows).toHaveLength(105);
});

test('a status this console does not know is asked for too', async () => {
  const { readPage, asked } = server([...rowsOf('resting', 60), ...rowsOf('active', 90)]);
  const list = await readAllUpstreams(readPage);
  expect(asked).toContain('resting');
  expect([list.rows.length, list.complete]).toEqual([150, true]);
});

test('unreadable rows leave the list incomplete', async () => {
  const list = await readAllUpstreams(server(rowsOf('active', 3), 1).readPage);
  expect([list.unreadable, list.complete]).toEqual([1, false]);
});
