import { expect, it } from 'vitest';
import { trafficWords } from './pool-traffic-words.ts';

const TRAFFIC = { settled: 703, failed: 0, rejected: 0, p95Ms: 1_900, covered: 1 };

it('tells how many requests, which share failed and was refused, and how long they took', () => {
  expect(trafficWords(TRAFFIC)).toEqual(['703 requests in 15 min', 'p95 1,900 ms']);
  expect(trafficWords({ ...TRAFFIC, failed: 14, rejected: 3 })).toEqual([
    '703 requests in 15 min',
    '2 % failed',
    'under 1 % rejected',
    'p95 1,900 ms',
  ]);
});

it('says of how many rows it speaks where not all were read', () => {
  expect(trafficWords({ ...TRAFFIC, covered: 0.799 }).at(-1)).toBe('from 79 % of the rows');
});

it('tells no traffic from unknown traffic', () => {
  expect(trafficWords({ ...TRAFFIC, settled: 0, p95Ms: null })).toEqual(['no request in 15 min']);
  expect(trafficWords(null)[0]).toBe('traffic not known');
});
