import fc from 'fast-check';
import { test } from 'vitest';
import { noRequestIsLost } from './testing/log-story.ts';

test('no request is lost and none doubled in a thousand stories', async () => {
  await fc.assert(noRequestIsLost, { numRuns: 1_000, endOnFailure: true });
}, 900_000);
