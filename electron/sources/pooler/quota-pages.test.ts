import { expect, test } from 'vitest';
import { type QuotaPage, readAllQuotaPages } from './quota-pages.ts';

function server(count: number, shown = count) {
  const offsets: number[] = [];
  const readPage = async (offset: number): Promise<QuotaPage> => {
    offsets.push(offset);
    const items = Array.from({ length: shown }, (_, nth) => nth).slice(offset, offset + 100);
    return { items, total: count };
  };
  return { readPage, offsets };
}

test.each([
  [0, [0]],
  [1, [0]],
  [100, [0]],
  [101, [0, 100]],
  [250, [0, 100, 200]],
])('%i accounts are read by pages of 100', async (count, offsets) => {
  const double = server(count);
  const pages = await readAllQuotaPages(double.readPage);
  expect(pages).toMatchObject({ total: count, reachedEnd: true });
  expect(pages.items).toHaveLength(count);
  expect(double.offsets).toEqual(offsets);
});

test('an empty page before the end stops, without claiming the end', async () => {
  const double = server(250, 100);
  expect(await readAllQuotaPages(double.readPage)).toMatchObject({ total: 250, reachedEnd: false });
  expect(double.offsets).toEqual([0, 100]);
});

test('never asks beyond the largest offset the server takes', async () => {
  const double = server(20_000);
  const pages = await readAllQuotaPages(double.readPage);
  expect(Math.max(...double.offsets)).toBe(10_000);
  expect(pages.reachedEnd).toBe(false);
});
