import { afterEach, beforeEach, expect, test } from 'vitest';
import { crashRound } from './testing/crash-rounds.ts';
import { temporaryFolder } from './testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

/** After how many acknowledgements each round is killed: at once, early, and well into the work. */
const ROUNDS = [1, 7, 40, 3, 120, 25];

test('kill -9 in the middle of writing loses nothing that was acknowledged, and keeps no half of a poll', async () => {
  let first = 1;
  for (const acknowledgements of ROUNDS) {
    const round = await crashRound(place.path, first, acknowledgements);
    const last = first + round.acknowledged.length - 1;
    expect(round.acknowledged.length).toBeGreaterThanOrEqual(acknowledgements);
    expect(round.lost).toEqual([]);
    expect(round.countsInNewestPoll).toBe(1);
    expect(round.increase).toBe(last - 1);
    first = last + 5;
  }
}, 60_000);
