import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GatewayTraffic } from '../../../shared/metadata/gateway-traffic.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { thinning } from '../thinning.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const traffic = (atMs: number, exposure: GatewayTraffic['exposure'] = 'protected'): GatewayTraffic => ({
  atMs,
  windows: [],
  saturation: [{ routeClass: 'proxy_stream', running: 2, queued: 1 }],
  interleaved: false,
  exposure,
});

test('the newest reading of the gateway by a moment is what was known then', () => {
  kept.store.recordTraffic(traffic(1_000, 'open'));
  kept.store.recordTraffic(traffic(2_000));
  expect(kept.store.traffic(999)).toBeNull();
  expect(kept.store.traffic(1_999)).toEqual(traffic(1_000, 'open'));
  expect(kept.store.traffic(9_000)).toEqual(traffic(2_000));
});

test('a reading with an unlisted field is refused', () => {
  const leaking = { ...traffic(1_000), instance: '192.0.2.7:4000' };
  expect(() => kept.store.recordTraffic(leaking)).toThrow(/instance/);
  expect(kept.store.traffic(9_000)).toBeNull();
});

test('readings older than 26 hours are thinned to the last of each five minutes', () => {
  const minute = 60_000;
  for (let n = 0; n < 20; n += 1) kept.store.recordTraffic(traffic(n * minute));
  const thin = thinning(kept.database);
  for (let step = 0; step < 30; step += 1) thin.step(28 * 60 * minute);
  const left = kept.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM gateway_traffic').get()?.n;
  expect(left).toBe(4);
  expect(kept.store.traffic(4 * minute)?.atMs).toBe(4 * minute);
});
