import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GatewayTraffic, gatewayTrafficSchema } from '../../../shared/metadata/gateway-traffic.ts';
import { ownRow } from '../../../shared/slo/catalogue/own-row.ts';
import { POOLER_ROWS } from '../../../shared/slo/catalogue/pooler.ts';
import type { CounterStore } from '../../../shared/slo/counters.ts';
import { evaluateSlo } from '../../../shared/slo/evaluate.ts';
import { createPoolerSimulator } from '../../demo/pooler/simulator.ts';
import { STORY_EVENTS } from '../../demo/story/phases.ts';
import { storyAt } from '../../demo/story/story.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { recording } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import type { Fetch } from '../http/guarded-fetch.ts';
import type { MetricsCredentials } from './contract.ts';
import { createGatewayTrafficSource } from './gateway-traffic.ts';
import { createKeptPoolerMetrics } from './kept-pooler-metrics.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);
const MINUTE_MS = 60_000;
const TOKEN = 'example-metrics-token';
const bearer = (token: string | null): MetricsCredentials => ({ kind: 'bearer', token: () => token });

let kept: ReturnType<typeof temporaryStore>;
let nowMs = START_MS;
beforeEach(() => {
  kept = temporaryStore();
  nowMs = START_MS;
});
afterEach(() => kept.dispose());

const counters: CounterStore = {
  recordScrapes: async (records) => kept.store.recordScrapes(records),
  increases: async (windowsMs, endMs, service) => kept.store.increases(windowsMs, endMs, service),
};

function sourceOn(fetch: Fetch, credentials: MetricsCredentials = { kind: 'none' }) {
  return createGatewayTrafficSource({
    via: 'scrape',
    poolerUrl: new URL('http://127.0.0.1:4000/ignored/path'),
    counters,
    rows: POOLER_ROWS.map(ownRow),
    credentials,
    headers: {},
    allowInsecureHttp: false,
    nowMs: () => nowMs,
    timeoutMs: 5_000,
    maxBodyBytes: 1_000_000,
    fetch,
  });
}

async function trafficFrom(source: ReturnType<typeof sourceOn>): Promise<GatewayTraffic> {
  const outcome = await source.read();
  if (outcome.kind !== 'ok') throw new Error(`expected traffic, got ${outcome.kind}: ${outcome.detail}`);
  return gatewayTrafficSchema.parse(outcome.value);
}

/** A simulated Pooler at work in the story since `startedMs`. */
function simulated(startedMs = START_MS) {
  const simulator = createPoolerSimulator({
    world: () => storyAt(nowMs - startedMs, startedMs),
    nowMs: () => nowMs,
    randomBytes,
  });
  const asked: { path: string; authorization: string | null }[] = [];
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push({
      path: new URL(request.url).pathname,
      authorization: request.headers.get('authorization'),
    });
    return simulator.fetch(request);
  };
  return { fetch, control: simulator.control, asked };
}

/** Reads every 15 s over a stretch of the story; the last reading. */
async function readOver(source: ReturnType<typeof sourceOn>, fromMs: number, toMs: number) {
  let last: GatewayTraffic | null = null;
  for (nowMs = START_MS + fromMs; nowMs <= START_MS + toMs; nowMs += 15_000) last = await trafficFrom(source);
  nowMs -= 15_000;
  if (last === null) throw new Error('nothing was read');
  return last;
}

describe('the traffic of the simulated gateway', () => {
  test('shows refusals, opened circuits and failed streams of an outage over five minutes and the hour', async () => {
    const { outageAtMs, recoveryAtMs } = STORY_EVENTS;
    const traffic = await readOver(sourceOn(simulated().fetch), 0, recoveryAtMs);
    expect(traffic).toMatchObject({ atMs: START_MS + recoveryAtMs, interleaved: false, exposure: 'open' });
    expect(traffic.windows.map(({ windowMs }) => windowMs)).toEqual([5 * MINUTE_MS, 60 * MINUTE_MS]);
    const [present, hour] = traffic.windows;
    expect(present?.coverage).toBe(1);
    expect(hour?.coverage).toBeCloseTo(recoveryAtMs / (60 * MINUTE_MS), 3);
    const stream = present?.admission.find(({ routeClass }) => routeClass === 'proxy_stream');
    // One refusal every 2 s, one time-out every 12 s of the outage, from its tenth second on.
    expect(stream).toMatchObject({ rejected: (recoveryAtMs - outageAtMs - 10_000) / 2_000, timedOut: 9 });
    expect(stream?.enqueued).toBeGreaterThan(50);
    expect(stream?.waitP95Seconds).toEqual({ low: 2, high: 5 });
    const opened = present?.circuit.filter(({ transition }) => transition === 'closed_to_open');
    expect(opened?.map(({ reasonClass, count }) => [reasonClass, count])).toEqual([
      ['upstream_rate_limited', 1],
      ['upstream_unauthorized', 1 + Number(STORY_EVENTS.reauthAtMs + 4_000 > recoveryAtMs - 5 * MINUTE_MS)],
    ]);
    expect(present?.streams.map(({ outcome }) => outcome)).toContain('failed');
    expect(present?.bridgeFallbacks).toEqual([{ reason: 'bridge_no_first_event', count: 5 }]);
    expect(present?.http.map(({ statusClass }) => statusClass)).toEqual(['2xx', '4xx', '5xx']);
    expect(traffic.saturation.find(({ routeClass }) => routeClass === 'proxy_stream')).toEqual({
      routeClass: 'proxy_stream',
      running: 20,
      queued: 5,
    });
    expect(traffic.saturation).toHaveLength(9);
  });

  test('knows nothing of families that were never exposed, and zero of those that stood still', async () => {
    const calm = await readOver(sourceOn(simulated().fetch), 0, 60_000);
    expect(calm.windows[0]).toMatchObject({ circuit: [], bridgeFallbacks: [] });
    const { calmAtMs } = STORY_EVENTS;
    const after = await readOver(
      sourceOn(simulated().fetch),
      calmAtMs - 15_000,
      calmAtMs + 6 * MINUTE_MS - 60_000,
    );
    expect(after.windows[0]?.bridgeFallbacks).toEqual([{ reason: 'bridge_no_first_event', count: 0 }]);
  });

  test('counts a restart once, and does not take it for a second node', async () => {
    const old = simulated(START_MS - 5 * MINUTE_MS);
    const source = sourceOn((input, init) => (nowMs < START_MS + 60_000 ? old : fresh).fetch(input, init));
    const fresh = simulated(START_MS + 55_000);
    const traffic = await readOver(source, 0, 2 * MINUTE_MS);
    expect(traffic.interleaved).toBe(false);
    const answers = traffic.windows[0]?.http.reduce((sum, { count }) => sum + count, 0) ?? 0;
    // Two minutes of two to three requests a second, and nothing of the five minutes before.
    expect(answers).toBeGreaterThan(200);
    expect(answers).toBeLessThan(450);
  });

  test('says that nodes behind one address take turns, and gives no figures then', async () => {
    const nodes = [simulated(START_MS - 9 * MINUTE_MS), simulated(START_MS - 2 * MINUTE_MS)];
    let turn = 0;
    const source = sourceOn((input, init) => {
      turn += 1;
      return nodes[turn % 2]?.fetch(input, init) ?? Promise.reject(new Error('no node'));
    });
    const traffic = await readOver(source, 0, 2 * MINUTE_MS);
    expect(traffic).toMatchObject({ interleaved: true, windows: [], saturation: [] });
  });

  test('keeps its counters apart from those of codex-pdf', async () => {
    await readOver(sourceOn(simulated().fetch), 0, 60_000);
    const codex = kept.store.increases([5 * MINUTE_MS], nowMs);
    expect(codex).toMatchObject({ interleaved: [] });
    expect(codex.windows.get(5 * MINUTE_MS)).toEqual({
      windowMs: 5 * MINUTE_MS,
      endMs: nowMs,
      coverage: 0,
      series: [],
    });
  });

  test("gives the starting rows on the Pooler's metrics something to judge, without a metrics server", async () => {
    const rowsSource = createKeptPoolerMetrics({ counters, nowMs: () => nowMs });
    expect(await rowsSource.read([5 * MINUTE_MS])).toMatchObject({ kind: 'not ready' });
    const { recoveryAtMs } = STORY_EVENTS;
    const traffic = await readOver(sourceOn(simulated().fetch), 0, recoveryAtMs);
    const outcome = await rowsSource.read([5 * MINUTE_MS]);
    if (outcome.kind !== 'ok') throw new Error(outcome.detail);
    const judged = evaluateSlo(
      { kind: 'reading', reading: outcome.value },
      { rows: POOLER_ROWS.map(ownRow), window: '5m' },
    );
    expect(judged.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['pooler.requests.success', 'breach'],
      ['pooler.streams.success', 'breach'],
      ['pooler.streams.settled', expect.stringMatching(/^(pass|breach)$/)],
      ['pooler.admission.wait_p95', 'breach'],
    ]);
    const answers = traffic.windows[0]?.http.reduce((sum, { count }) => sum + count, 0);
    expect(judged[0]?.n).toBe(answers);
  });
});

describe('who may read the metrics', () => {
  test('is everybody where no token is asked for, and the token is then sent but every ten minutes left out', async () => {
    const pooler = simulated();
    const source = sourceOn(pooler.fetch, bearer(TOKEN));
    expect(source.exposure()).toBe('unknown');
    await readOver(source, 0, 9 * MINUTE_MS);
    expect(source.exposure()).toBe('open');
    const without = pooler.asked.filter(({ authorization }) => authorization === null);
    expect(without).toHaveLength(1);
    expect(pooler.asked.length).toBeGreaterThan(30);
    expect(new Set(pooler.asked.map(({ path }) => path))).toEqual(new Set(['/metrics']));
    await readOver(source, 9 * MINUTE_MS, 11 * MINUTE_MS);
    expect(pooler.asked.filter(({ authorization }) => authorization === null)).toHaveLength(2);
  });

  test('is the holder of the token where it is protected', async () => {
    const pooler = simulated();
    pooler.control.setMetricsExposure({ kind: 'protected', token: TOKEN });
    expect(await trafficFrom(sourceOn(pooler.fetch, bearer(TOKEN)))).toMatchObject({ exposure: 'protected' });
    for (const [credentials, kind] of [
      [bearer('example-wrong'), 'unauthorized'],
      [bearer(null), 'not exposed'],
      [{ kind: 'none' } as const, 'not exposed'],
    ] as const) {
      const source = sourceOn(pooler.fetch, credentials);
      expect(await source.read()).toMatchObject({ kind });
      expect(source.exposure()).toBe('protected');
    }
  });

  test('is nobody while the Pooler cannot read its settings', async () => {
    const pooler = simulated();
    pooler.control.setMetricsExposure({ kind: 'unavailable' });
    const source = sourceOn(pooler.fetch, bearer(TOKEN));
    expect(await source.read()).toMatchObject({ kind: 'not ready' });
    expect(source.exposure()).toBe('unavailable');
  });
});

describe('an answer that is not the exposition', () => {
  const body =
    (text: string, status = 200): Fetch =>
    () =>
      Promise.resolve(new Response(text, { status }));

  test.each([
    ['a sign-in page', body('<html>Sign in</html>\n'), 'malformed'],
    ['metrics of another program', body('# TYPE node_load1 gauge\nnode_load1 0.3\n'), 'not exposed'],
    [
      'a cut body',
      body('# TYPE codex_pooler_http_request_count counter\ncodex_pooler_http_req'),
      'malformed',
    ],
    ['404', body('nothing here', 404), 'not exposed'],
    ['a foreign 401', body('who are you', 401), 'unauthorized'],
    ['406', body('Not Acceptable', 406), 'malformed'],
    ['no connection', () => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
  ] as const)('%s is an outcome and missing coverage', async (_, fetch, kind) => {
    const outcome = await sourceOn(fetch).read();
    expect(outcome.kind).toBe(kind);
    if (outcome.kind !== 'ok') expect(outcome.detail).toMatch(/^[A-Z].*\.$/);
    expect(kept.store.increases([MINUTE_MS], nowMs, 'pooler').windows.get(MINUTE_MS)?.coverage).toBe(0);
  });

  test('POOLER-T13: a name that another type of family took over is not counted', async () => {
    const gauge =
      '# TYPE codex_pooler_http_request_count gauge\ncodex_pooler_http_request_count{status_class="5xx"} 9\n';
    const traffic = await trafficFrom(sourceOn(body(gauge)));
    expect(traffic.windows[0]?.http).toEqual([]);
  });
});

function recorded(number: number): Response {
  const { status, body } = recording(String(number)).response;
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
}

describeRecorded('pooler', 'the real gateway, as recorded', () => {
  const replaying = (...numbers: number[]): Fetch => {
    const left = [...numbers];
    return async () => recorded(left.shift() ?? 0);
  };

  test('counts what happened between two scrapes of one node (394, 412)', async () => {
    const source = sourceOn(replaying(394, 412));
    await trafficFrom(source);
    nowMs += 38_000;
    const traffic = await trafficFrom(source);
    expect(traffic.windows[0]).toMatchObject({
      // GET and POST together: 4 of 3xx and 5xx alone would be another answer.
      http: [
        { statusClass: '2xx', count: 41 },
        { statusClass: '3xx', count: 1 },
        { statusClass: '4xx', count: 8 },
        { statusClass: '5xx', count: 29 },
      ],
      streams: [],
      circuit: [],
      firewallDenials: [],
    });
    const mcp = traffic.windows[0]?.admission.find(({ routeClass }) => routeClass === 'mcp');
    expect(mcp).toMatchObject({ accepted: 6, enqueued: 8, rejected: 28, timedOut: 0 });
    expect(mcp?.waitP95Seconds?.high).toBeLessThanOrEqual(1);
    expect(traffic.saturation.map(({ running, queued }) => running + queued)).toEqual(new Array(9).fill(0));
  });

  test('takes the counters of a node started anew for a restart (412, 433)', async () => {
    const source = sourceOn(replaying(412, 433));
    await trafficFrom(source);
    nowMs += 67_000;
    const traffic = await trafficFrom(source);
    expect(traffic.interleaved).toBe(false);
    expect(traffic.windows[0]?.http.find(({ statusClass }) => statusClass === '5xx')?.count).toBe(4);
    expect(traffic.saturation.find(({ routeClass }) => routeClass === 'mcp')).toMatchObject({ running: 1 });
  });

  test('counts firewall denials from the first (433, 426)', async () => {
    const source = sourceOn(replaying(433, 426));
    await trafficFrom(source);
    nowMs += 15_000;
    expect((await trafficFrom(source)).windows[0]?.firewallDenials).toEqual([
      { scope: 'mcp', reason: 'not_allowed', count: 3 },
    ]);
  });

  test.each([
    [409, 'unauthorized', 'protected'],
    [410, 'unauthorized', 'protected'],
    [411, 'unauthorized', 'protected'],
    [413, 'unauthorized', 'protected'],
    [438, 'not ready', 'unavailable'],
    [396, 'malformed', 'unknown'],
    [404, 'malformed', 'unknown'],
  ])('%i is %s, exposure %s', async (number, kind, exposure) => {
    const source = sourceOn(replaying(number), bearer(TOKEN));
    expect((await source.read()).kind).toBe(kind);
    expect(source.exposure()).toBe(exposure);
  });
});
