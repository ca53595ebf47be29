import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logCrashRound } from '../testing/log-crash-round.ts';
import { temporaryFolder } from '../testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

test('a back-fill that is killed again and again keeps every acknowledged page whole', async () => {
  let first = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (acknowledgements) => {
      const { pages, acknowledged, wrong } = await logCrashRound(place.path, first, acknowledgements);
      expect([acknowledged, acknowledged + 1]).toContain(pages);
      expect(wrong).toEqual([]);
      first = pages;
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 600_000);
