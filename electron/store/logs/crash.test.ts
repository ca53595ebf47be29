import { afterEach, beforeEach, expect, test } from 'vitest';
import { logCrashRound } from '../testing/log-crash-round.ts';
import { temporaryFolder } from '../testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

/** After how many acknowledgements each round is killed. */
const ROUNDS = [1, 12, 40, 3];

test('kill -9 in the middle of a back-fill keeps every acknowledged page whole, and goes on where it was', async () => {
  let first = 0;
  for (const acknowledgements of ROUNDS) {
    const { pages, acknowledged, wrong } = await logCrashRound(place.path, first, acknowledgements);
    // The last page may have been written and not acknowledged any more.
    expect([acknowledged, acknowledged + 1]).toContain(pages);
    expect(wrong).toEqual([]);
    first = pages;
  }
}, 60_000);
