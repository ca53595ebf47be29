import { describe, expect, test } from 'vitest';
import type { MetricsReading, ScrapeRecord } from '../../../shared/slo/counters.ts';
import { type CodexPdfFault, createCodexPdfSimulator } from '../../demo/codex-pdf/simulator.ts';
import { CALM_TRAFFIC } from '../../demo/codex-pdf/traffic.ts';
import type { Fetch } from '../http/guarded-fetch.ts';
import type { MetricsCredentials } from './contract.ts';
import { createScrapeSource } from './scrape-source.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);
const EMPTY: MetricsReading = { windows: new Map(), interleaved: [], retentionMs: null, notes: ['kept'] };

function setUp(
  fetch: Fetch,
  options: { targets?: number; credentials?: MetricsCredentials; probeHealth?: boolean } = {},
) {
  const records: ScrapeRecord[] = [];
  const asked: { windowsMs: readonly number[]; endMs: number }[] = [];
  let nowMs = START_MS;
  const source = createScrapeSource({
    targets: Array.from(
      { length: options.targets ?? 1 },
      (_, n) => new URL(`http://127.0.0.1:${9000 + n}/metrics`),
    ),
    probeHealth: options.probeHealth ?? false,
    counters: {
      recordScrapes: async (all) => {
        records.push(...all);
      },
      increases: async (windowsMs, endMs) => {
        asked.push({ windowsMs, endMs });
        return EMPTY;
      },
    },
    credentials: options.credentials ?? { kind: 'none' },
    headers: { 'x-scope-orgid': 'example-tenant' },
    allowInsecureHttp: false,
    nowMs: () => nowMs++,
    timeoutMs: 5000,
    maxBodyBytes: 1_000_000,
    fetch,
  });
  return { source, records, asked };
}

function simulated(fault: CodexPdfFault = 'none'): Fetch {
  const simulator = createCodexPdfSimulator({
    trafficAt: () => CALM_TRAFFIC,
    seed: 1,
    nowMs: () => START_MS,
  });
  simulator.advance(START_MS + 60_000);
  simulator.setFault(fault);
  return (input, init) => simulator.fetch(new Request(input, init));
}

const answering =
  (status: number, body: string, type = 'text/plain'): Fetch =>
  async () =>
    new Response(body, { status, headers: { 'content-type': type } });

describe('a direct scrape', () => {
  test('keeps the counters of the moment it began and asks the store for increases up to then', async () => {
    const { source, records, asked } = setUp(simulated());
    const outcome = await source.read([300_000]);
    expect(outcome).toMatchObject({ kind: 'ok', observedAtMs: START_MS, value: { notes: ['kept'] } });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ replica: 'replica-1', atMs: START_MS });
    expect(records[0]?.samples?.length).toBeGreaterThan(50);
    expect(asked).toEqual([{ windowsMs: [300_000], endMs: START_MS }]);
  });

  test('keeps the answers of the health check beside the counters where that is asked for', async () => {
    const { source, records } = setUp(simulated(), { probeHealth: true });
    await source.read([]);
    expect(records[0]?.samples).toContainEqual(
      expect.objectContaining({ name: 'console_healthz_probes_total', labels: { outcome: 'ok' }, value: 1 }),
    );
    const without = setUp(simulated());
    await without.source.read([]);
    expect(without.records[0]?.samples?.some(({ name }) => name.startsWith('console_'))).toBe(false);
  });

  test('asks for any format, with the headers of the profile and without credentials where there are none', async () => {
    let sent = new Headers();
    const { source } = setUp(async (_, init) => {
      sent = new Headers(init?.headers);
      return new Response('# TYPE codex_api_requests_total counter\n');
    });
    expect((await source.read([])).kind).toBe('ok');
    expect(Object.fromEntries(sent)).toEqual({ accept: '*/*', 'x-scope-orgid': 'example-tenant' });
  });

  test.each([
    ['bearer', { kind: 'bearer', token: () => 'example-token' }, 'Bearer example-token'],
    ['basic', { kind: 'basic', username: 'ann', password: () => 'pässword' }, 'Basic YW5uOnDDpHNzd29yZA=='],
  ] as const)('sends %s credentials', async (_, credentials, expected) => {
    let authorization: string | null = null;
    const network: Fetch = async (__, init) => {
      authorization = new Headers(init?.headers).get('authorization');
      return new Response('# TYPE codex_api_requests_total counter\n');
    };
    await setUp(network, { credentials }).source.read([]);
    expect(authorization).toBe(expected);
  });

  test('does not ask at all without the credential it needs', async () => {
    let calls = 0;
    const network: Fetch = async () => {
      calls += 1;
      return new Response('');
    };
    const { source } = setUp(network, { credentials: { kind: 'bearer', token: () => null } });
    expect((await source.read([])).kind).toBe('unauthorized');
    expect(calls).toBe(0);
  });

  test('never quotes a credential that cannot be sent', async () => {
    const { source } = setUp(answering(200, ''), {
      credentials: { kind: 'bearer', token: () => 'secret\nvalue' },
    });
    const outcome = await source.read([]);
    expect(outcome.kind).toBe('unauthorized');
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  test.each([
    ['the library is missing', simulated('not instrumented'), 'not instrumented'],
    ['a proxy wants a credential', simulated('unauthorized'), 'unauthorized'],
    ['the credential is refused', answering(403, 'no'), 'forbidden'],
    ['nothing answers', simulated('down'), 'unreachable'],
    ['a sign-in page answers', simulated('html'), 'malformed'],
    ['the service is starting', answering(503, 'starting'), 'not ready'],
    ['a proxy cannot reach the service', answering(502, '<html>'), 'unreachable'],
    ['the path is wrong', answering(404, 'Not Found'), 'not exposed'],
    ['another program answers', answering(200, '# TYPE node_load1 gauge\nnode_load1 1\n'), 'not exposed'],
    ['the service fails', answering(500, 'Internal Server Error'), 'malformed'],
    ['the answer is JSON', answering(200, '{}', 'application/json'), 'malformed'],
    ['the answer is enormous', answering(200, 'x'.repeat(1_000_001)), 'malformed'],
  ])('records a failed scrape when %s', async (_, fetch, kind) => {
    const { source, records, asked } = setUp(fetch);
    const outcome = await source.read([300_000]);
    expect(outcome.kind).toBe(kind);
    expect(records).toMatchObject([{ replica: 'replica-1', atMs: START_MS, samples: null }]);
    expect(asked).toEqual([]);
    if (outcome.kind !== 'ok') expect(outcome.detail).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(outcome)).not.toMatch(/127\.0\.0\.1|9000|html/);
  });

  test('one of several targets is enough, and the notes name the others', async () => {
    const good = simulated();
    const { source, records } = setUp(
      async (input, init) =>
        String(input).includes(':9001') ? new Response('', { status: 401 }) : good(input, init),
      { targets: 3 },
    );
    const outcome = await source.read([]);
    expect(outcome.kind === 'ok' && outcome.value.notes).toEqual([
      'kept',
      'replica-2 was not scraped: The server does not accept the credential (401).',
    ]);
    expect(records.map((one) => [one.replica, one.samples !== null])).toEqual([
      ['replica-1', true],
      ['replica-2', false],
      ['replica-3', true],
    ]);
  });

  test('is refused without targets', () => {
    expect(() => setUp(simulated(), { targets: 0 })).toThrow(RangeError);
  });

  test('ends a scrape under way when it is closed', async () => {
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const { source } = setUp((_, init) => {
      start();
      return new Promise((__, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('stopped')));
      });
    });
    const reading = source.read([]);
    await started;
    await source.close();
    expect((await reading).kind).toBe('unreachable');
  });
});
