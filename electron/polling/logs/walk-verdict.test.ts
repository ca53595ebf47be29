import { expect, test } from 'vitest';
import { type WalkCounts, walkVerdict } from './walk-verdict.ts';

const CALM: WalkCounts = {
  missingBelow: 0,
  missing: 0,
  ended: false,
  jumped: false,
  tolerated: 0,
  missingBefore: null,
};

test.each<[string, Partial<WalkCounts>, ReturnType<typeof walkVerdict>]>([
  ['nothing is missing', {}, 'whole'],
  ['rows are missing further down', { missingBelow: 3, missing: 3 }, 'more'],
  ['as many are missing as cannot be read', { missingBelow: 3, missing: 3, tolerated: 3 }, 'whole'],
  ['one more is missing than cannot be read', { missingBelow: 4, missing: 4, tolerated: 3 }, 'more'],
  ['the end is reached and rows stay missing', { missingBelow: 3, missing: 3, ended: true }, 'whole'],
  ['a jump left nothing missing anywhere', { jumped: true }, 'whole'],
  ['a jump passed over missing rows', { jumped: true, missing: 2 }, 'more'],
  ['the end is reached after a jump', { jumped: true, missing: 2, ended: true }, 'in doubt'],
  [
    'the same number is missing as before',
    { jumped: true, missing: 2, ended: true, missingBefore: 2 },
    'whole',
  ],
  [
    'another number is missing than before',
    { jumped: true, missing: 2, ended: true, missingBefore: 5 },
    'in doubt',
  ],
])('%s: %o is "%s"', (_name, counts, verdict) => {
  expect(walkVerdict({ ...CALM, ...counts })).toBe(verdict);
});
