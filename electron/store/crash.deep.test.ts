import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crashRound } from './testing/crash-rounds.ts';
import { temporaryFolder } from './testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

test('a file that is killed again and again keeps every acknowledged write', async () => {
  let first = 1;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (acknowledgements) => {
      const round = await crashRound(place.path, first, acknowledgements);
      expect(round.lost).toEqual([]);
      expect(round.countsInNewestPoll).toBe(1);
      first += round.acknowledged.length + 5;
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 600_000);
