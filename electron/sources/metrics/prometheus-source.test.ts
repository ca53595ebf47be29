import { describe, expect, test } from 'vitest';
import type { Fetch } from '../http/guarded-fetch.ts';
import type { MetricsCredentials } from './contract.ts';
import { createPrometheusSource } from './prometheus-source.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 12);
const FIVE_MINUTES = 300_000;
const THIRTY_DAYS = 30 * 86_400_000;

const A = { job: 'codex', instance: '192.0.2.10:8000' };
const B = { job: 'codex', instance: '192.0.2.9:8000' };

type Labels = Readonly<Record<string, string>>;

const success = (data: unknown, more: object = {}) => Response.json({ status: 'success', data, ...more });
const vector = (...series: [Labels, string][]) =>
  success({
    resultType: 'vector',
    result: series.map(([metric, value]) => ({ metric, value: [NOW_MS / 1000, value] })),
  });
const matrix = (...series: [Labels, string[]][]) =>
  success({
    resultType: 'matrix',
    result: series.map(([metric, values]) => ({
      metric,
      values: values.map((value, i) => [NOW_MS / 1000 - 15 * (values.length - i), value]),
    })),
  });
const failure = (status: number, errorType: string) =>
  Response.json({ status: 'error', errorType, error: 'text about 192.0.2.10' }, { status });

/** What a server with two healthy replicas says; a test replaces the answers it is about. */
interface Answers {
  readonly post?: () => Response;
  readonly window?: (query: string) => Response;
  readonly scrapes?: () => Response;
  readonly trust?: () => Response;
  readonly jobs?: () => Response;
  /** To a query only MetricsQL understands. */
  readonly dialect?: () => Response;
  readonly retention?: () => Response;
  readonly targets?: () => Response;
}

const healthyWindow = () =>
  vector(
    [{ family: 'codex_api_requests_total', ...A, endpoint: 'extract', status: '200' }, '120.5'],
    [{ family: 'codex_api_requests_total', ...B, endpoint: 'extract', status: '200' }, '80'],
    [{ family: 'good scrapes', ...A }, '20'],
    [{ family: 'good scrapes', ...B }, '20'],
  );

function setUp(
  answers: Answers = {},
  options: Partial<{ selector: string; credentials: MetricsCredentials }> = {},
) {
  const asked: { path: string; query: string; method: string; headers: Headers }[] = [];
  let nowMs = NOW_MS;
  const network: Fetch = async (input, init) => {
    const url = new URL(input);
    const method = init?.method ?? 'GET';
    const form = new URLSearchParams(typeof init?.body === 'string' ? init.body : url.search);
    const query = form.get('query') ?? '';
    asked.push({ path: url.pathname, query, method, headers: new Headers(init?.headers) });
    if (method === 'POST' && answers.post !== undefined) return answers.post();
    if (url.pathname.endsWith('/status/runtimeinfo')) {
      return answers.retention?.() ?? success({ storageRetention: '15d' });
    }
    if (url.pathname.endsWith('/targets')) return answers.targets?.() ?? failure(404, 'not_found');
    if (query.startsWith('up{')) {
      return answers.scrapes?.() ?? matrix([A, ['1', '1', '1']], [B, ['1', '1', '1']]);
    }
    if (query.startsWith('count by (job)')) return answers.jobs?.() ?? vector([{ job: 'codex' }, '2']);
    if (query === 'now()') return answers.dialect?.() ?? failure(400, 'bad_data');
    if (query.startsWith('max by')) return answers.trust?.() ?? vector([A, '0'], [B, '0']);
    return answers.window?.(query) ?? healthyWindow();
  };
  const source = createPrometheusSource({
    url: new URL('http://127.0.0.1:9090/prefix/'),
    selector: options.selector ?? 'job="codex"',
    credentials: options.credentials ?? { kind: 'none' },
    headers: {},
    allowInsecureHttp: false,
    nowMs: () => nowMs,
    timeoutMs: 5000,
    maxBodyBytes: 1_000_000,
    fetch: network,
  });
  return {
    source,
    asked,
    passTime: (ms: number) => {
      nowMs += ms;
    },
  };
}

async function reading(
  answers: Answers,
  windowsMs: readonly number[] = [FIVE_MINUTES],
  selector = 'job="codex"',
) {
  const outcome = await setUp(answers, { selector }).source.read(windowsMs);
  if (outcome.kind !== 'ok') throw new Error(`expected a reading, got ${outcome.kind}: ${outcome.detail}`);
  return outcome.value;
}

describe('reading through the Prometheus API', () => {
  test('names replicas in the order of their addresses and shows none of them', async () => {
    const value = await reading({});
    expect(value.windows.get(FIVE_MINUTES)).toEqual({
      windowMs: FIVE_MINUTES,
      endMs: NOW_MS,
      coverage: 1,
      series: [
        {
          name: 'codex_api_requests_total',
          labels: { endpoint: 'extract', status: '200', instance: 'replica-1' },
          increase: 120.5,
        },
        {
          name: 'codex_api_requests_total',
          labels: { endpoint: 'extract', status: '200', instance: 'replica-2' },
          increase: 80,
        },
      ],
    });
    expect(JSON.stringify([...value.windows.values(), value.notes])).not.toContain('192.0.2');
    expect(value.retentionMs).toBe(15 * 86_400_000);
  });

  test('asks one query per window, two more, and once for the language and the retention', async () => {
    const { source, asked } = setUp();
    await source.read([FIVE_MINUTES, 3_600_000, THIRTY_DAYS]);
    expect(asked.map((one) => one.path)).toEqual([
      ...new Array(6).fill('/prefix/api/v1/query'),
      '/prefix/api/v1/status/runtimeinfo',
    ]);
    await source.read([FIVE_MINUTES, 3_600_000, THIRTY_DAYS]);
    expect(asked.filter((one) => one.path.endsWith('runtimeinfo'))).toHaveLength(1);
    expect(asked.filter((one) => one.query === 'now()')).toHaveLength(1);
  });

  test('SLO-T7: leaves first values to a server whose increase counts them', async () => {
    const first = '"part", "first"';
    const asksForFirst = async (answers: Answers) => {
      const { source, asked } = setUp(answers);
      await source.read([FIVE_MINUTES]);
      return asked.some(({ query }) => query.includes(first));
    };
    expect(await asksForFirst({})).toBe(true);
    expect(await asksForFirst({ dialect: () => vector([{}, '1']) })).toBe(false);
    expect(await asksForFirst({ dialect: () => failure(503, 'unavailable') })).toBe(true);
  });

  test('asks again for 30 days only when ten minutes have passed', async () => {
    const { source, asked, passTime } = setUp();
    const asksFor30Days = async () => {
      const before = asked.length;
      const outcome = await source.read([FIVE_MINUTES, THIRTY_DAYS]);
      const asks = asked.slice(before).some((one) => one.query.includes('[30d]'));
      return { asks, endMs: outcome.kind === 'ok' && outcome.value.windows.get(THIRTY_DAYS)?.endMs };
    };
    expect(await asksFor30Days()).toEqual({ asks: true, endMs: NOW_MS });
    passTime(590_000);
    expect(await asksFor30Days()).toEqual({ asks: false, endMs: NOW_MS });
    passTime(20_000);
    expect(await asksFor30Days()).toEqual({ asks: true, endMs: NOW_MS + 610_000 });
  });

  test.each([403, 405])('goes on with GET where a proxy answers a POST with %i', async (status) => {
    const { source, asked } = setUp({ post: () => new Response('', { status }) });
    expect((await source.read([FIVE_MINUTES])).kind).toBe('ok');
    const methods = asked.filter((one) => one.path.endsWith('/query')).map((one) => one.method);
    expect(methods).toEqual(['POST', 'GET', 'GET', 'GET', 'GET']);
  });

  test('sends the credential to the server', async () => {
    const { source, asked } = setUp({}, { credentials: { kind: 'bearer', token: () => 'example-token' } });
    await source.read([FIVE_MINUTES]);
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer example-token');
  });

  test('SLO-T9: drops values that say nothing, and what is not on the allow-list', async () => {
    const window = () =>
      vector(
        [{ family: 'codex_api_requests_total', ...A, endpoint: 'extract', status: '200' }, 'NaN'],
        [{ family: 'codex_api_requests_total', ...A, endpoint: 'extract', status: '500' }, '+Inf'],
        [{ family: 'codex_api_stage_seconds_count', ...A, stage: 'extract' }, '5'],
        [{ family: 'codex_api_request_seconds_count', ...A, endpoint: 'probe' }, '1e+01'],
      );
    expect((await reading({ window })).windows.get(FIVE_MINUTES)?.series).toEqual([
      {
        name: 'codex_api_request_seconds_count',
        labels: { endpoint: 'probe', instance: 'replica-1' },
        increase: 10,
      },
    ]);
  });

  test('SLO-T11: keeps the label that the scrape configuration renamed', async () => {
    const labels = { endpoint: 'http-metrics', exported_endpoint: 'extract' };
    const window = () => vector([{ family: 'codex_api_request_seconds_count', ...A, ...labels }, '5']);
    expect((await reading({ window })).windows.get(FIVE_MINUTES)?.series[0]?.labels).toEqual({
      exported_endpoint: 'extract',
      instance: 'replica-1',
    });
  });

  test('SLO-T1: reports the replica whose creation times went back, and the shortest window they lie in', async () => {
    expect((await reading({ trust: () => vector([A, '0'], [B, '3']) })).interleaved).toEqual([
      { replica: 'replica-2', backwardSteps: 3, windowMs: 600_000 },
    ]);
    const window = (query: string) =>
      vector(
        [{ family: 'codex_api_request_seconds_count', ...A, endpoint: 'extract' }, '5'],
        [{ family: 'backward steps', ...A }, query.includes('[30d]') ? '7' : '0'],
      );
    expect((await reading({ window }, [FIVE_MINUTES, 3_600_000, THIRTY_DAYS])).interleaved).toEqual([
      { replica: 'replica-1', backwardSteps: 7, windowMs: THIRTY_DAYS },
    ]);
  });

  test('a selector that matches other programs too does not make replicas of them', async () => {
    const other = { job: 'codex', instance: '192.0.2.200:9100' };
    const value = await reading({
      scrapes: () => matrix([A, ['1', '1']], [B, ['1', '1']], [other, ['0', '0']]),
      trust: () => vector([other, '9']),
    });
    expect(value.interleaved).toEqual([]);
    expect(value.notes).toEqual([]);
    expect(value.windows.get(FIVE_MINUTES)?.coverage).toBe(1);
  });

  test('coverage is the mean over the replicas that answer, from good scrapes only', async () => {
    const window = (good: [string, string]) => () =>
      vector(
        [{ family: 'codex_api_request_seconds_count', ...A, endpoint: 'extract' }, '5'],
        [{ family: 'codex_api_request_seconds_count', ...B, endpoint: 'extract' }, '5'],
        [{ family: 'good scrapes', ...A }, good[0]],
        [{ family: 'good scrapes', ...B }, good[1]],
      );
    const coverage = async (good: [string, string], answers: Answers = {}) =>
      (await reading({ ...answers, window: window(good) })).windows.get(FIVE_MINUTES)?.coverage;
    expect(await coverage(['20', '10'])).toBe(0.75);
    expect(await coverage(['21', '20'])).toBe(1);
    expect(await coverage(['0', '0'])).toBe(0);
    const replaced = { scrapes: () => matrix([A, ['1', '1']]) };
    expect(await coverage(['5', '15'], replaced)).toBe(1);
  });

  test('a replica whose last scrape failed is named in the notes', async () => {
    const value = await reading({ scrapes: () => matrix([A, ['1', '1']], [B, ['1', '0']]) });
    expect(value.notes).toEqual(['The last scrape of replica-2 failed.']);
  });

  test('a warning becomes a note without its text, and its answer is not used again', async () => {
    const series = { metric: { family: 'good scrapes', ...A }, value: [NOW_MS / 1000, '20'] };
    const window = () =>
      success({ resultType: 'vector', result: [series] }, { warnings: ['store 192.0.2.77 unreachable'] });
    const { source, asked } = setUp({ window });
    const first = await source.read([THIRTY_DAYS]);
    expect(first.kind === 'ok' && first.value.notes).toContain(
      'The metrics server warned that its answer may be incomplete.',
    );
    expect(JSON.stringify(first)).not.toContain('192.0.2');
    await source.read([THIRTY_DAYS]);
    expect(asked.filter((one) => one.query.includes('[30d]'))).toHaveLength(2);
  });

  test('a window the server gives up on is empty and noted, the others stand', async () => {
    const window = (query: string) => (query.includes('[30d]') ? failure(503, 'timeout') : healthyWindow());
    const value = await reading({ window }, [FIVE_MINUTES, THIRTY_DAYS]);
    expect(value.windows.get(FIVE_MINUTES)?.series).toHaveLength(2);
    expect(value.windows.get(THIRTY_DAYS)).toMatchObject({ coverage: 0, series: [] });
    expect(value.notes).toEqual([
      'The window of 30d could not be read: The server gave up on the query (timeout).',
    ]);
  });

  test('a server without the status route has no known retention', async () => {
    expect(
      (await reading({ retention: () => new Response('404 page not found', { status: 404 }) })).retentionMs,
    ).toBeNull();
  });

  test.each([
    ['401', () => new Response('no', { status: 401 }), 'unauthorized'],
    ['403', () => new Response('no', { status: 403 }), 'forbidden'],
    ['400 bad_data', () => failure(400, 'bad_data'), 'malformed'],
    ['422 execution', () => failure(422, 'execution'), 'malformed'],
    ['503 timeout', () => failure(503, 'timeout'), 'overloaded'],
    ['503 while starting', () => new Response('Service Unavailable', { status: 503 }), 'not ready'],
    ['429', () => new Response('slow down', { status: 429 }), 'overloaded'],
    ['404', () => new Response('404 page not found', { status: 404 }), 'not exposed'],
    [
      'a page',
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
      'malformed',
    ],
    ['JSON of something else', () => Response.json({ ok: true }), 'malformed'],
    ['a redirect', () => Response.redirect('https://192.0.2.1/login'), 'unreachable'],
  ])('answers %s with its own outcome and no word of the server', async (_, answer, kind) => {
    for (const answers of [{ scrapes: answer }, { window: answer }]) {
      const outcome = await setUp(answers).source.read([FIVE_MINUTES]);
      expect(outcome.kind).toBe(kind);
      expect(JSON.stringify(outcome)).not.toContain('192.0.2');
    }
  });

  test('a connection that breaks is unreachable', async () => {
    const broken = () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    };
    expect((await setUp({ trust: broken }).source.read([FIVE_MINUTES])).kind).toBe('unreachable');
  });
});

describe('choosing the targets', () => {
  test('without a selector it asks which jobs expose codex-pdf, and asks about these only', async () => {
    const { source, asked } = setUp(
      { jobs: () => vector([{ job: 'a+b' }, '1'], [{ job: 'c"d' }, '1']) },
      { selector: ' ' },
    );
    await source.read([FIVE_MINUTES]);
    expect(asked[1]?.query).toBe('up{job=~"a\\\\+b|c\\"d"}[10m]');
  });

  test('refuses a selector that is more than label matchers, without asking', async () => {
    for (const selector of [
      'job="x"} or up{',
      'job=codex',
      'job="codex" or',
      '{job="codex"}',
      'job="a" env="b"',
    ]) {
      const { source, asked } = setUp({}, { selector });
      expect((await source.read([FIVE_MINUTES])).kind).toBe('malformed');
      expect(asked).toEqual([]);
    }
  });

  test.each(['job="codex"', ' job =~ "codex-.*" , env!="\\"x\\"", ', 'job!~"a|b",env="{}"'])(
    'takes %s',
    async (selector) => {
      expect((await setUp({}, { selector }).source.read([FIVE_MINUTES])).kind).toBe('ok');
    },
  );
});

describe('when there is no counter of codex-pdf', () => {
  const none = () => vector();
  const down = (lastError: string) => () =>
    success({ activeTargets: [{ labels: A, health: 'down', lastError }] });
  const allDown = { window: none, trust: none, scrapes: () => matrix([A, ['0', '0']]) };

  test('targets that answer 503 are not instrumented', async () => {
    const targets = down('server returned HTTP status 503 Service Unavailable');
    expect((await setUp({ ...allDown, targets }).source.read([FIVE_MINUTES])).kind).toBe('not instrumented');
  });

  test('targets that do not answer, or a server that does not tell why, leave a reading without data', async () => {
    for (const targets of [down('context deadline exceeded'), () => failure(404, 'not_found')]) {
      const value = await reading({ ...allDown, targets });
      expect(value.windows.get(FIVE_MINUTES)).toMatchObject({ coverage: 0, series: [] });
      expect(value.notes[0]).toBe('The metrics server cannot scrape any target that matches the selector.');
    }
  });

  test('says when no target matches, and when the ones that do have nothing to tell', async () => {
    const unmatched = await reading({ window: none, trust: none, scrapes: () => matrix() });
    expect(unmatched.notes).toEqual(['The metrics server has no target that matches the selector.']);
    const fresh = await reading({ window: none, trust: none });
    expect(fresh.notes).toEqual([
      'The targets that match the selector expose none of the counters that are read here yet.',
    ]);
  });
});
