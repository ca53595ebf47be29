import { afterEach, describe, expect, test } from 'vitest';
import type { CounterSample } from '../../../shared/slo/counters.ts';
import { codexExposition } from '../../sources/metrics/codex-exposition.ts';
import { readExposition } from '../../sources/metrics/exposition.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { recordingsOf } from '../../testing/recordings.ts';
import { type CodexPdfServer, startCodexPdfSimulator } from './server.ts';
import { type CodexPdfSimulatorOptions, createCodexPdfSimulator } from './simulator.ts';
import { CALM_TRAFFIC, type TrafficProfile, withEndpoint } from './traffic.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);

const TRAFFIC: TrafficProfile = {
  endpoints: [
    ...withEndpoint(CALM_TRAFFIC, 'extract', { errorShare: 0.1 }).endpoints.filter(
      ({ endpoint }) => endpoint !== 'text_regions',
    ),
    {
      endpoint: 'text_regions',
      requestsPerSecond: 2,
      errorShare: 0.1,
      cacheHitShare: 0.5,
      latency: [{ seconds: 0.005, share: 1 }],
    },
  ],
  ai: [{ kind: 'symbols', model: 'claude-sonnet-4-6', callsPerSecond: 1, cappedShare: 0.2 }],
};

function setUp(options: Partial<CodexPdfSimulatorOptions> = {}) {
  let nowMs = START_MS;
  const simulator = createCodexPdfSimulator({
    trafficAt: () => TRAFFIC,
    seed: 42,
    nowMs: () => nowMs,
    ...options,
  });
  const get = (path: string) => simulator.fetch(new Request(`http://127.0.0.1${path}`));
  return {
    simulator,
    get,
    passTime: (ms: number) => {
      nowMs += ms;
    },
    scrape: async (): Promise<readonly CounterSample[]> => {
      const exposition = readExposition(await (await get('/metrics')).text(), codexExposition());
      if (exposition.kind !== 'read') throw new Error(`unreadable: ${exposition.kind}`);
      return exposition.samples;
    },
  };
}

const valueIn = (samples: readonly CounterSample[], name: string, labels: Readonly<Record<string, string>>) =>
  samples
    .filter(
      (one) => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value),
    )
    .reduce((sum, one) => sum + one.value, 0);

describe('the simulated codex-pdf', () => {
  test('counts the same whether time passes in one go or in many', async () => {
    const [once, often] = [setUp(), setUp()];
    once.simulator.advance(START_MS + 90_500);
    for (let ms = 0; ms <= 90_500; ms += 700) often.simulator.advance(START_MS + ms);
    often.simulator.advance(START_MS + 90_500);
    expect(await often.scrape()).toEqual(await once.scrape());
  });

  test('counts otherwise for another seed', async () => {
    const [one, other] = [setUp({ seed: 1 }), setUp({ seed: 2 })];
    for (const { passTime } of [one, other]) passTime(60_000);
    expect(await one.scrape()).not.toEqual(await other.scrape());
  });

  test('keeps to the traffic it was given', async () => {
    const { passTime, scrape } = setUp();
    passTime(600_000);
    const samples = await scrape();
    const requests = valueIn(samples, 'codex_api_requests_total', { endpoint: 'extract' });
    expect(requests / 600).toBeGreaterThan(3.8);
    expect(requests / 600).toBeLessThan(4.2);
    expect(
      valueIn(samples, 'codex_api_requests_total', { endpoint: 'extract', status: '500' }) / requests,
    ).toBeCloseTo(0.1, 2);
    const lookups = valueIn(samples, 'codex_api_cache_lookups_total', { endpoint: 'conformance' });
    expect(
      valueIn(samples, 'codex_api_cache_lookups_total', { endpoint: 'conformance', outcome: 'hit' }) /
        lookups,
    ).toBeCloseTo(0.92, 2);
    const calls = valueIn(samples, 'codex_ai_signal_calls_total', { kind: 'symbols' });
    expect(
      valueIn(samples, 'codex_ai_signal_calls_total', { kind: 'symbols', status: 'budget_exceeded' }) / calls,
    ).toBeCloseTo(0.2, 1);
  });

  test('hides failures where the service does: a look-up without a request (slo-contract 1.3, Q2)', async () => {
    const { passTime, scrape } = setUp();
    passTime(600_000);
    const samples = await scrape();
    const label = { endpoint: 'text_regions' };
    expect(valueIn(samples, 'codex_api_requests_total', { ...label, status: '500' })).toBe(0);
    const shadow =
      valueIn(samples, 'codex_api_requests_total', label) /
      valueIn(samples, 'codex_api_cache_lookups_total', label);
    expect(shadow).toBeCloseTo(0.9, 2);
  });

  test('has cumulative buckets: an observation on an edge is within it, +Inf is the count', async () => {
    const { passTime, scrape } = setUp();
    passTime(60_000);
    const samples = await scrape();
    const bucket = (endpoint: string, le: string) =>
      valueIn(samples, 'codex_api_request_seconds_bucket', { endpoint, le });
    const count = valueIn(samples, 'codex_api_request_seconds_count', { endpoint: 'text_regions' });
    expect(count).toBeGreaterThan(0);
    expect(bucket('text_regions', '0.005')).toBe(count);
    expect(bucket('extract', '0.01')).toBe(0);
    expect(bucket('extract', '+Inf')).toBe(
      valueIn(samples, 'codex_api_requests_total', { endpoint: 'extract' }),
    );
  });

  test('has no series before the first use, as a Python process', async () => {
    const { get, scrape } = setUp();
    expect(await scrape()).toEqual([]);
    expect(await (await get('/metrics')).text()).toContain('# TYPE codex_api_requests_total counter\n');
  });

  test('starts its counters again at a restart, with later creation times', async () => {
    const { simulator, passTime, scrape } = setUp();
    passTime(60_000);
    const before = await scrape();
    passTime(1000);
    simulator.restart();
    expect(await scrape()).toEqual([]);
    passTime(10_000);
    const after = await scrape();
    const extract = { endpoint: 'extract', status: '200' };
    expect(valueIn(after, 'codex_api_requests_total', extract)).toBeLessThan(
      valueIn(before, 'codex_api_requests_total', extract),
    );
    const newest = Math.max(...before.map((one) => one.createdAtMs ?? 0));
    for (const { createdAtMs } of after) expect(createdAtMs).toBeGreaterThan(newest);
  });

  test('with two workers, answers from one and then the other (SLO-T1)', async () => {
    const { passTime, scrape } = setUp({ workers: 2 });
    passTime(60_000);
    const seen = new Set<number>();
    for (let n = 0; n < 20; n += 1) seen.add(valueIn(await scrape(), 'codex_api_requests_total', {}));
    expect(seen.size).toBe(2);
  });

  test('can leave creation times out', async () => {
    const { passTime, scrape } = setUp({ createdSeries: false });
    passTime(60_000);
    for (const { createdAtMs } of await scrape()) expect(createdAtMs).toBeNull();
  });

  test('slept when nobody asked for a long time', async () => {
    const { passTime, scrape } = setUp();
    passTime(24 * 3_600_000);
    const requests = valueIn(await scrape(), 'codex_api_requests_total', { endpoint: 'extract' });
    expect(requests).toBeGreaterThan(0);
    expect(requests).toBeLessThan(900 * 4 * 1.1);
  });

  test('breaks in the ways it is told to, with its health still answering', async () => {
    const { simulator, get } = setUp();
    simulator.setFault('not instrumented');
    const uninstrumented = await get('/metrics');
    expect([uninstrumented.status, await uninstrumented.text()]).toEqual([
      503,
      'prometheus_client not installed',
    ]);
    expect((await get('/v1/healthz')).status).toBe(200);
    simulator.setFault('unauthorized');
    expect((await get('/metrics')).status).toBe(401);
    simulator.setFault('html');
    expect((await get('/metrics')).headers.get('content-type')).toContain('text/html');
    simulator.setFault('down');
    await expect(get('/v1/healthz')).rejects.toThrow(TypeError);
    simulator.setFault('none');
    expect((await get('/metrics')).status).toBe(200);
  });

  test('answers nothing but its few routes', async () => {
    const { simulator, get } = setUp();
    expect((await get('/v1/contract')).status).toBe(200);
    expect((await get('/v1/extract')).status).toBe(404);
    const post = new Request('http://127.0.0.1/metrics', { method: 'POST' });
    expect((await simulator.fetch(post)).status).toBe(405);
  });
});

describe('the simulated codex-pdf on loopback', () => {
  let server: CodexPdfServer | undefined;
  afterEach(async () => server?.close());

  test('answers over HTTP, and cuts connections while it is down', async () => {
    server = await startCodexPdfSimulator({ trafficAt: () => TRAFFIC, seed: 1, nowMs: () => START_MS });
    expect(server.url.hostname).toBe('127.0.0.1');
    const metrics = new URL('/metrics', server.url);
    expect((await fetch(metrics)).status).toBe(200);
    server.simulator.setFault('down');
    await expect(fetch(metrics)).rejects.toThrow();
  });
});

describeRecorded('codex-pdf', 'beside the real exposition', () => {
  test('has the same families with the same headings, labels and edges', async () => {
    const { passTime, get } = setUp();
    passTime(60_000);
    const shape = (text: string) =>
      text
        .split('\n')
        .filter((line) => /codex_(api_(requests|request_seconds|cache_lookups)|ai_signal)/.test(line))
        .map((line) =>
          line.replace(/ [\d.e+]+$/, '').replace(/(endpoint|status|outcome|kind|model)="[^"]*"/g, '$1'),
        );
    const real = new Set(shape(recordingsOf('codex-pdf').text('ai/059.txt')));
    const simulated = new Set(shape(await (await get('/metrics')).text()));
    expect([...real].filter((line) => !simulated.has(line))).toEqual([]);
    // This recording has no cached route in it.
    expect([...simulated].filter((line) => !real.has(line) && !line.includes('cache_lookups'))).toEqual([]);
  });
});
