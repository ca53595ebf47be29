import { expect, test } from 'vitest';
import { formatCount, formatSeconds, formatShare, percentileName } from './wording.ts';

test('a share just under its target never reads as the target', () => {
  expect(formatShare(0.9989999)).toBe('99.899 %');
  expect(formatShare(0.999)).toBe('99.9 %');
  expect(formatShare(0.29)).toBe('29 %');
  expect(formatShare(0)).toBe('0 %');
});

test('durations carry the unit a person would use', () => {
  expect([0.0025, 0.025, 0.75, 1, 2.5, 12].map(formatSeconds)).toEqual([
    '2.5 ms',
    '25 ms',
    '750 ms',
    '1 s',
    '2.5 s',
    '12 s',
  ]);
});

test('counts are whole and grouped, because Prometheus extrapolates', () => {
  expect([3.4, 1588.6, 1_200_000].map(formatCount)).toEqual(['3', '1,589', '1,200,000']);
});

test('quantiles are named as in the tables', () => {
  expect([0.5, 0.95, 0.99].map(percentileName)).toEqual(['p50', 'p95', 'p99']);
});
