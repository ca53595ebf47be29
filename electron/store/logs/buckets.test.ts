import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketSpans, bucketWidth } from './buckets.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the stretches of a chart', () => {
  test('are at most 120 of equal length, and cover what they were asked for', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.nat(400 * DAY), (fromMs, length) => {
        const toMs = fromMs + length;
        const widthMs = bucketWidth(fromMs, toMs);
        const spans = bucketSpans(fromMs, toMs, widthMs);
        expect(spans.length).toBeLessThanOrEqual(120);
        expect(spans[0]?.fromMs).toBeLessThanOrEqual(fromMs);
        expect(spans.at(-1)?.toMs).toBeGreaterThanOrEqual(toMs);
        expect(spans.every((span) => span.toMs - span.fromMs + 1 === widthMs)).toBe(true);
      }),
    );
  });

  test('have the shortest length a person reads at a glance', () => {
    expect(bucketWidth(0, 60 * MINUTE - 1)).toBe(30_000);
    expect(bucketWidth(0, DAY - 1)).toBe(15 * MINUTE);
    expect(bucketWidth(0, 365 * DAY)).toBe(4 * DAY);
  });

  test('are none for a span that ends before it begins', () => {
    expect(bucketSpans(10_000, 0, 1_000)).toEqual([]);
  });
});
