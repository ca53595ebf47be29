import { expect, it } from 'vitest';
import { trafficText } from './pool-traffic.ts';

const TRAFFIC = { settled: 703, failed: 0, rejected: 0, p95Ms: 1_900, covered: 1 };

it('tells how many requests, which share failed and was refused, and how long they took', () => {
  expect(trafficText(TRAFFIC)).toBe('703 requests in 15 min, p95 1,900 ms');
  expect(trafficText({ ...TRAFFIC, failed: 14, rejected: 3 })).toBe(
    '703 requests in 15 min, 2 % failed, under 1 % rejected, p95 1,900 ms',
  );
});

it('says of how many rows it speaks where not all were read', () => {
  expect(trafficText({ ...TRAFFIC, covered: 0.799 })).toBe(
    '703 requests in 15 min, p95 1,900 ms, of 79 % of the rows',
  );
});

it('tells no traffic from unknown traffic', () => {
  expect(trafficText({ ...TRAFFIC, settled: 0, p95Ms: null })).toBe('no request in 15 min');
  expect(trafficText(null)).toContain('not known');
});
