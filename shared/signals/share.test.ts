import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedShare, hasRisen, rounded, shareText, wilson } from './share.ts';

const LIMITS = { minimum: 50, floor: 0.05, outright: 0.2 };
const share = (count: number, of = 1_000) => ({ count, of });

describe('the Wilson interval', () => {
  it('agrees with a value worked out by hand', () => {
    const { low, high } = wilson(share(10, 100));
    expect(low).toBeCloseTo(0.0459, 3);
    expect(high).toBeCloseTo(0.2039, 3);
  });

  it('lies in 0 to 1 around the share, and is everything where nothing was seen', () => {
    expect(wilson(share(0, 0))).toEqual({ low: 0, high: 1 });
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (a, b) => {
        const of = Math.max(a, b, 1);
        const { low, high } = wilson(share(Math.min(a, b), of));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(Math.min(a, b) / of + 1e-9);
        expect(high).toBeGreaterThanOrEqual(Math.min(a, b) / of - 1e-9);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a share', () => {
  it('has risen where its interval lies above the one before', () => {
    expect(hasRisen(share(100), share(20), LIMITS)).toBe(true);
    expect(hasRisen(share(100), share(80), LIMITS)).toBe(false);
  });

  it('is let pass below its floor, and while few were seen', () => {
    expect(hasRisen(share(49), share(0), LIMITS)).toBe(false);
    expect(hasRisen(share(49, 49), share(0), LIMITS)).toBe(false);
    expect(hasRisen(share(50, 50), share(0), LIMITS)).toBe(true);
  });

  it('is trouble outright although it was so before', () => {
    expect(hasRisen(share(300), share(300), LIMITS)).toBe(true);
    expect(hasRisen(share(200), share(200), LIMITS)).toBe(false);
  });

  it('must be above its floor for sure where nothing is known of before', () => {
    expect(hasRisen(share(60), share(0, 0), LIMITS)).toBe(false);
    expect(hasRisen(share(100), share(0, 0), LIMITS)).toBe(true);
  });
});

it('reads in whole percent, and never as none where there is one', () => {
  expect([share(125), share(1), share(0), share(0, 0)].map(shareText)).toEqual([
    '13 %',
    'under 1 %',
    '0 %',
    'unknown',
  ]);
});

it('is counted to two digits, so that not every row is news', () => {
  expect(countedShare(share(1_234, 10_432))).toBe('about 1,200 of 10,000 (12 %)');
  expect(countedShare(share(12, 99))).toBe('12 of 99 (12 %)');
});

it.each([
  [0.0150012, '0.015'],
  [7, '7'],
  [133, '130'],
  [2_120, '2,100'],
])('writes %j as %s', (value, text) => {
  expect(rounded(value)).toBe(text);
});
