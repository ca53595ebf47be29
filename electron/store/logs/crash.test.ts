import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAgain, writeAndKill } from '../testing/crash-rounds.ts';
import { requestQuery } from '../testing/log-rows.ts';
import { MINUTE } from '../testing/scrapes.ts';
import { temporaryFolder } from '../testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

const ROWS_PER_PAGE = 50;
const ROUNDS = [1, 12, 40, 3];

/** How many rows of page `n` are stored, and how many of them are still open. */
function pageIn(store: ReturnType<typeof openAgain>, n: number) {
  const times = { fromMs: n * MINUTE, toMs: (n + 1) * MINUTE - 1, limit: 200 };
  const rows = store.requestPage(requestQuery(times)).rows;
  return { rows: rows.length, open: rows.filter(({ status }) => status === 'in_progress').length };
}

test('kill -9 in the middle of a back-fill keeps every acknowledged page whole, and goes on where it was', async () => {
  let first = 0;
  for (const acknowledgements of ROUNDS) {
    const last = await writeAndKill('log pages', place.path, first, acknowledgements);
    const store = openAgain(place.path);
    const [coverage] = store.logCoverage(Number.MAX_SAFE_INTEGER);
    // A page may have been written and not acknowledged any more.
    const pages = (coverage?.rows ?? 0) / ROWS_PER_PAGE;
    expect([last + 1, last + 2]).toContain(pages);
    expect(coverage?.spans).toEqual([{ fromMs: 0, toMs: pages * MINUTE - 1 }]);
    expect(coverage?.backfill).toMatchObject({
      cursorMs: pages * MINUTE - 1,
      rowsRead: pages * ROWS_PER_PAGE,
    });
    for (let n = 0; n < pages; n += 1) {
      expect(pageIn(store, n)).toEqual({ rows: ROWS_PER_PAGE, open: n === pages - 1 ? 5 : 0 });
    }
    expect(store.openRequests(100)).toHaveLength(5);
    expect(pageIn(store, pages).rows).toBe(0);
    store.close();
    first = pages;
  }
}, 60_000);
