import { expect, test } from 'vitest';
import { CALM_TRAFFIC } from '../codex-pdf/traffic.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';
import { trafficAt } from './traffic.ts';

const { outageAtMs, recoveryAtMs } = STORY_EVENTS;

function errorShare(elapsedMs: number, endpoint: string): number {
  return trafficAt(elapsedMs).endpoints.find((one) => one.endpoint === endpoint)?.errorShare ?? Number.NaN;
}

test('calm and re-auth are the ordinary day', () => {
  for (let elapsedMs = -STORY_LENGTH_MS; elapsedMs < 2 * STORY_LENGTH_MS; elapsedMs += 7_000) {
    if (!['calm', 'reauth'].includes(momentAt(elapsedMs).phase)) continue;
    expect(trafficAt(elapsedMs), String(elapsedMs)).toEqual(CALM_TRAFFIC);
  }
});

test('the outage burns the 99.9 % budget of extract faster than 14.4 times (slo-contract 7)', () => {
  expect(errorShare(outageAtMs, 'extract')).toBeLessThan(0.001);
  expect(errorShare(outageAtMs + 30_000, 'extract') / 0.001).toBeGreaterThan(14.4);
  expect(errorShare(recoveryAtMs - 1, 'extract') / 0.001).toBeGreaterThan(14.4);
});

test('with the quota gone the slow bands weigh more and the cache cools', () => {
  const conformance = trafficAt(outageAtMs).endpoints.find(({ endpoint }) => endpoint === 'conformance');
  const calm = CALM_TRAFFIC.endpoints.find(({ endpoint }) => endpoint === 'conformance');
  expect(conformance?.latency[0]).toEqual(calm?.latency[0]);
  expect(conformance?.latency.at(-1)?.share).toBeGreaterThan(calm?.latency.at(-1)?.share ?? Number.NaN);
  // Below the published floor of 90 % (slo-contract 4.3).
  expect(conformance?.cacheHitShare).toBeLessThan(0.9);
});

test('every share stays between 0 and 1 at every moment', () => {
  for (let elapsedMs = 0; elapsedMs < STORY_LENGTH_MS; elapsedMs += 500) {
    for (const { errorShare: errors, cacheHitShare } of trafficAt(elapsedMs).endpoints) {
      for (const share of [errors, cacheHitShare ?? 0]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
  }
});
