import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../contract.ts';
import { logRows, openRequest, request, requestQuery } from '../testing/log-rows.ts';
import { openedStore } from '../testing/opened-store.ts';
import { temporaryFolder } from '../testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
const opened: Store[] = [];
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  place.remove();
});

async function open(): Promise<Store> {
  const store = await openedStore(place.path, () => 0);
  opened.push(store);
  return store;
}

test('two consoles that read the same log leave each row once, with its words and its settled state', async () => {
  const [one, two] = [await open(), await open()];
  const pages = Array.from({ length: 20 }, (_, n) => n);
  const rowsOf = (n: number, settled: boolean) =>
    Array.from({ length: 30 }, (_, index) => {
      const make = settled ? request : openRequest;
      // Half of each page was in the page before.
      const row = n * 15 + index;
      return make(row, 1_000 + row, { model: `example-model-${row % 7}` });
    });
  await Promise.all(
    pages.flatMap((n) => [
      one.recordRequests(logRows(rowsOf(n, n % 2 === 0), 10_000 + n)),
      two.recordRequests(logRows(rowsOf(n, n % 2 === 1), 10_000 + n)),
    ]),
  );
  const total = 15 * (pages.length - 1) + 30;
  for (const store of [one, two]) {
    const seen = await store.requestPage(requestQuery({ limit: 200, status: 'succeeded' }));
    expect(seen.total).toEqual({ count: total, atLeast: false });
    const models = await store.requestPage(requestQuery({ limit: 200, text: 'MODEL-3' }));
    expect(new Set(models.rows.map(({ model }) => model))).toEqual(new Set(['example-model-3']));
    expect((await store.logCoverage(90_000))[0]?.rows).toBe(total);
    expect(await store.openRequests(10)).toEqual([]);
  }
});
