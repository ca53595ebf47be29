import fc from 'fast-check';
import { expect, test } from 'vitest';
import { microUsd } from './money.ts';

test.each([
  ['0.003375', 3_375],
  ['0.000000', 0],
  ['12', 12_000_000],
  ['1.5', 1_500_000],
  ['0.1', 100_000],
  ['999999999.999999', 999_999_999_999_999],
])('%s dollars are %i millionths', (text, micro) => {
  expect(microUsd(text)).toBe(micro);
});

test.each(['', '-1.0', '1e3', '1.2345678', 'NaN', '1,5', ' 1', '9999999999.0', null])(
  '%j is no price',
  (text) => {
    expect(microUsd(text)).toBeNull();
  },
);

test('no price with six places loses a millionth', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.integer({ min: 0, max: 999_999 }),
      (whole, part) => {
        expect(microUsd(`${whole}.${String(part).padStart(6, '0')}`)).toBe(whole * 1_000_000 + part);
      },
    ),
  );
});
