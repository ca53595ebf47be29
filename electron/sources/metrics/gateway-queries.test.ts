import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatewayTrafficSchema, type TrafficWindow } from '../../../shared/metadata/gateway-traffic.ts';
import { type LoopbackServer, serveOnLoopback } from '../../demo/loopback-server.ts';
import { createPoolerSimulator, type PoolerSimulator } from '../../demo/pooler/simulator.ts';
import { STORY_EVENTS } from '../../demo/story/phases.ts';
import { storyAt } from '../../demo/story/story.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import type { GatewayTrafficSource } from './gateway-contract.ts';
import { createGatewayTrafficSource } from './gateway-traffic.ts';
import { HISTORY_SERVERS } from './testing/history-servers.ts';
import { plainRead } from './testing/plain-read.ts';
import { findBinary, type PrometheusServer, startPrometheus } from './testing/prometheus-process.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function trafficFrom(source: GatewayTrafficSource, windowsMs?: readonly number[]) {
  const outcome = await source.read(windowsMs);
  if (outcome.kind !== 'ok') throw new Error(`expected traffic, got ${outcome.kind}: ${outcome.detail}`);
  return gatewayTrafficSchema.parse(outcome.value);
}

const query = (url: URL, nowMs: () => number, selector = '') =>
  createGatewayTrafficSource({ ...plainRead(nowMs), via: 'prometheus', url, selector });

const END_S = Date.UTC(2026, 0, 30, 9, 15) / 1000;

/**
 * Two hours of two nodes of the Pooler that gain the same every minute, one of them started anew an hour ago; and of
 * a third address, behind which two nodes take turns.
 */
function history(): string {
  const perMinute: readonly (readonly [series: string, gain: number])[] = [
    ['codex_pooler_http_request_count{status_class="2xx",method="POST"', 90],
    ['codex_pooler_http_request_count{status_class="5xx",method="GET"', 3],
    ['codex_pooler_gateway_admission_accepted_count{route_class="mcp",transport="unknown"', 12],
    ['codex_pooler_gateway_admission_dequeued_time_seconds_bucket{route_class="mcp",le="0.5"', 1],
    ['codex_pooler_gateway_admission_dequeued_time_seconds_bucket{route_class="mcp",le="1"', 20],
    ['codex_pooler_gateway_admission_dequeued_time_seconds_bucket{route_class="mcp",le="+Inf"', 20],
    [
      'codex_pooler_gateway_routing_circuit_transition_count{transition="closed_to_open",route_class="proxy_stream",reason_class="upstream_5xx"',
      1,
    ],
  ];
  const at = (minute: number) => END_S - 7200 + minute * 60;
  const minutes = Array.from({ length: 121 }, (_, index) => index);
  const families = new Map<string, string[]>();
  const add = (series: string, job: string, instance: string, value: number, minute: number) => {
    const family = series.slice(0, series.indexOf('{'));
    const lines = families.get(family) ?? [];
    families.set(family, lines);
    lines.push(
      `${series}${series.endsWith('{') ? '' : ','}job="${job}",instance="${instance}"} ${value} ${at(minute)}`,
    );
  };
  for (const instance of ['192.0.2.1:4000', '192.0.2.2:4000']) {
    for (const minute of minutes) {
      add('up{', 'codex-pooler', instance, 1, minute);
      for (const [series, gain] of perMinute) {
        const since = instance === '192.0.2.1:4000' && minute >= 60 ? minute - 60 : minute;
        add(series, 'codex-pooler', instance, since * gain, minute);
      }
      add('codex_pooler_gateway_admission_running{route_class="mcp"', 'codex-pooler', instance, 2, minute);
      add('codex_pooler_gateway_admission_queued{route_class="mcp"', 'codex-pooler', instance, 1, minute);
    }
  }
  for (const minute of minutes) {
    add('up{', 'balanced', '192.0.2.9:4000', 1, minute);
    const node = minute < 100 ? minute % 2 : 0;
    add(
      'codex_pooler_http_request_count{status_class="2xx",method="POST"',
      'balanced',
      '192.0.2.9:4000',
      1000 * node + minute,
      minute,
    );
  }
  return `${[...families.values()].flat().join('\n')}\n# EOF\n`;
}

describe.each(HISTORY_SERVERS)('gateway traffic in $name (needs $needs)', ({ skipped, start }) => {
  let server: PrometheusServer | null = null;

  beforeAll(async () => {
    if (!skipped) server = await start(history());
  }, 60_000);
  afterAll(() => server?.stop());

  const read = async (selector: string, windowsMs?: readonly number[]) => {
    if (server === null) throw new Error('the server did not start');
    const source = query(server.url, () => END_S * 1000, selector);
    const traffic = await trafficFrom(source, windowsMs);
    await source.close();
    return traffic;
  };

  test.skipIf(skipped)('is summed over nodes, a restart among them counted once', async () => {
    const traffic = await read('job="codex-pooler"');
    expect(traffic).toMatchObject({ interleaved: false, exposure: 'unknown' });
    expect(traffic.saturation).toEqual([{ routeClass: 'mcp', running: 4, queued: 2 }]);
    const [present, hour] = traffic.windows;
    expect(hour?.windowMs).toBe(HOUR_MS);
    expect(hour?.coverage).toBeGreaterThan(0.97);
    // Servers differ by what one minute brings at a window's edges.
    const counted = (window: TrafficWindow | undefined, statusClass: string) =>
      window?.http.find((one) => one.statusClass === statusClass)?.count ?? 0;
    expect(Math.abs(counted(hour, '2xx') - 2 * 60 * 90)).toBeLessThanOrEqual(2 * 90);
    expect(Math.abs(counted(present, '5xx') - 2 * 5 * 3)).toBeLessThanOrEqual(2 * 3);
    expect(hour?.admission).toHaveLength(1);
    expect(hour?.admission[0]).toMatchObject({
      routeClass: 'mcp',
      rejected: 0,
      waitP95Seconds: { low: 0.5, high: 1 },
    });
    expect(hour?.circuit.map(({ count: _, ...transition }) => transition)).toEqual([
      { transition: 'closed_to_open', routeClass: 'proxy_stream', reasonClass: 'upstream_5xx' },
    ]);
    expect(hour).toMatchObject({ streams: [], bridgeFallbacks: [], firewallDenials: [] });
  });

  test.skipIf(skipped)('is no figure over windows in which nodes took turns behind one address', async () => {
    const traffic = await read('job="balanced"');
    // They took turns until twenty minutes ago: the last five minutes are one node's.
    expect(traffic.interleaved).toBe(true);
    expect(traffic.windows.map(({ windowMs }) => windowMs)).toEqual([5 * MINUTE_MS]);
    expect(traffic.saturation).toEqual([]);
  });

  test.skipIf(skipped)('finds the jobs that expose it where no selector is given', async () => {
    const traffic = await read('', [5 * MINUTE_MS]);
    expect(traffic.windows[0]?.http.length).toBeGreaterThan(0);
  });

  test.skipIf(skipped)('is empty, with no coverage, where the selector matches nothing', async () => {
    const traffic = await read('job="example-absent"');
    expect(traffic.windows).toHaveLength(2);
    expect(traffic.windows[0]).toMatchObject({ coverage: 0, http: [], admission: [] });
    expect(traffic.saturation).toEqual([]);
  });
});

describe.skipIf(findBinary('prometheus') === null)(
  'beside a direct scrape of the simulator (needs prometheus)',
  () => {
    const WINDOW_MS = 20_000;
    const { store, dispose } = temporaryStore();
    let storyMs: number = STORY_EVENTS.quotaAtMs;
    const simulator: PoolerSimulator = createPoolerSimulator({
      world: () => storyAt(storyMs, 0),
      nowMs: Date.now,
      randomBytes,
    });
    let server: LoopbackServer | null = null;
    let prometheus: PrometheusServer | null = null;
    let scraped: TrafficWindow | undefined;
    let queried: TrafficWindow | undefined;

    // The story stands still at the window's edges: there the two roads, which scrape at different moments, may
    // honestly differ by what one scrape interval brings.
    beforeAll(async () => {
      server = await serveOnLoopback(simulator.fetch, 0);
      prometheus = await startPrometheus({ targets: [server.url], scrapeIntervalMs: 200 });
      const direct = createGatewayTrafficSource({
        ...plainRead(Date.now),
        via: 'scrape',
        poolerUrl: server.url,
        counters: {
          recordScrapes: async (records) => store.recordScrapes(records),
          increases: async (windowsMs, endMs, service) => store.increases(windowsMs, endMs, service),
        },
      });
      const scrapeFor = async (ms: number, storyStepMs: number) => {
        for (const until = Date.now() + ms; Date.now() < until; await sleep(200)) {
          storyMs = Math.min(STORY_EVENTS.recoveryAtMs, storyMs + storyStepMs);
          await direct.read([WINDOW_MS]);
        }
      };
      await scrapeFor(1500, 0);
      await scrapeFor(6000, 10_000);
      await scrapeFor(1500, 0);
      const fromServer = query(prometheus.url, Date.now, `instance="${server.url.host}"`);
      const readings = await Promise.all([
        trafficFrom(direct, [WINDOW_MS]),
        trafficFrom(fromServer, [WINDOW_MS]),
      ]);
      [scraped, queried] = readings.map(({ windows }) => windows[0]);
      await direct.close();
    }, 60_000);

    afterAll(async () => {
      await prometheus?.stop();
      await server?.close();
      dispose();
    });

    test('both roads count the same of the outage, within 5 % and 2', () => {
      const counts = (window: TrafficWindow | undefined) =>
        new Map([
          ...(window?.http ?? []).map(({ statusClass, count }) => [statusClass, count] as const),
          ...(window?.streams ?? []).map(({ outcome, count }) => [outcome, count] as const),
          ...(window?.circuit ?? []).map(
            ({ transition, reasonClass, count }) => [`${transition} ${reasonClass}`, count] as const,
          ),
          ...(window?.bridgeFallbacks ?? []).map(({ reason, count }) => [reason, count] as const),
          ...(window?.admission ?? []).flatMap(({ routeClass, accepted, enqueued, rejected, timedOut }) => [
            [`${routeClass} accepted`, accepted] as const,
            [`${routeClass} enqueued`, enqueued] as const,
            [`${routeClass} rejected`, rejected] as const,
            [`${routeClass} timed out`, timedOut] as const,
          ]),
        ]);
      const [left, right] = [counts(scraped), counts(queried)];
      expect(left.get('proxy_stream rejected')).toBe(55);
      const different = [...new Set([...left.keys(), ...right.keys()])].filter((key) => {
        const [one, other] = [left.get(key) ?? 0, right.get(key) ?? 0];
        // Prometheus extends an increase by up to 1.1 scrape intervals at each edge: 2 x 1.1 x 0.2 s of 9 s.
        return Math.abs(one - other) > 0.05 * Math.max(one, other) + 2;
      });
      expect(different.map((key) => [key, left.get(key), right.get(key)])).toEqual([]);
    });

    test('both roads know the same of the wait for admission', () => {
      const waits = (window: TrafficWindow | undefined) =>
        window?.admission.map(({ routeClass, waitP95Seconds }) => [routeClass, waitP95Seconds]);
      expect(waits(scraped)).toEqual([['proxy_stream', { low: 2, high: 5 }]]);
      expect(waits(queried)).toEqual(waits(scraped));
    });
  },
);
