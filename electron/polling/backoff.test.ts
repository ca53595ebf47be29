import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeKindSchema } from '../../shared/metadata/source.ts';
import { needsOperator, nextDelayMs } from './backoff.ts';

const MIDDLE = 0.5;

describe('the pause before the next poll', () => {
  it('is the interval while all is well', () => {
    expect(nextDelayMs(30_000, 0, MIDDLE)).toBe(30_000);
  });

  it('doubles with each failure, up to five minutes', () => {
    expect([1, 2, 3, 4, 5, 100].map((failures) => nextDelayMs(30_000, failures, MIDDLE))).toEqual([
      60_000, 120_000, 240_000, 300_000, 300_000, 300_000,
    ]);
  });

  it('is never shortened by failures, however long the interval', () => {
    expect(nextDelayMs(600_000, 3, MIDDLE)).toBe(600_000);
  });

  it('is spread by ten percent either way', () => {
    expect([nextDelayMs(30_000, 0, 0), nextDelayMs(30_000, 0, 1)]).toEqual([27_000, 33_000]);
  });

  it('stays within a tenth of the interval and of the longest pause, whatever comes', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 300_000 }),
        fc.nat(1_000),
        unit,
        (interval, failures, random) => {
          const delay = nextDelayMs(interval, failures, random);
          expect(delay).toBeGreaterThanOrEqual(Math.floor(interval * 0.9));
          expect(delay).toBeLessThanOrEqual(330_000);
        },
      ),
    );
  });
});

it('waits for the operator after a refused credential and after nothing else', () => {
  expect(outcomeKindSchema.options.filter(needsOperator)).toEqual(['unauthorized', 'forbidden']);
});
