import { describe, expect, test } from 'vitest';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsEvidence } from './counters.ts';
import { evaluateReplicas, evaluateSlo } from './evaluate.ts';
import { type SloRowResult, sloRowResultSchema } from './result.ts';
import { aiCalls, evidence, lookups, observed, reading, requests } from './testing/series.ts';

function byId(results: readonly SloRowResult[]): (id: string) => SloRowResult {
  return (id) => {
    const row = results.find((one) => one.id === id);
    if (row === undefined) throw new Error(`no row ${id}`);
    return row;
  };
}

const judge = (given: MetricsEvidence) => byId(evaluateSlo(given));
const calm = [
  ...requests('extract', { '200': 5000 }),
  ...observed(
    'renders_list',
    Array.from({ length: 200 }, () => 0.003),
  ),
];
const INTERLEAVED = [{ replica: 'replica-1', backwardSteps: 32, windowMs: 600_000 }];

describe('any evaluation', () => {
  test.each<[string, MetricsEvidence]>([
    ['a reading', evidence(calm)],
    ['an empty reading', evidence([])],
    ['a service that is not instrumented', { kind: 'not instrumented' }],
    ['nothing', { kind: 'no data', reason: 'Prometheus did not answer.' }],
    ['interleaved counters', evidence(calm, { interleaved: INTERLEAVED })],
  ])('answers all 55 rows in catalogue order for %s', (_, given) => {
    const results = evaluateSlo(given);
    expect(results.map(({ id }) => id)).toEqual(PUBLISHED_ROWS.map(({ id }) => id));
    for (const result of results) {
      expect(sloRowResultSchema.parse(result)).toEqual(result);
      expect(result.why).toMatch(/\S/);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result); // no NaN or infinity is lost
    }
  });

  test('never gives a number to a row that nothing on the service could decide', () => {
    const row = judge(evidence(calm))('availability.healthz');
    expect(row).toMatchObject({ verdict: 'not measurable', estimate: null, interval: null, n: null });
    expect(row.why).toContain('external probe');
    expect(judge({ kind: 'not instrumented' })('cache.extract').verdict).toBe('not measurable');
  });
});

describe('evidence that carries no verdict', () => {
  test('a 503 of the stock image is not instrumented, which is not down', () => {
    const row = judge({ kind: 'not instrumented' })('availability.extract');
    expect(row.verdict).toBe('not instrumented');
    expect(row.why).toContain('It is up');
  });

  test('a source that could not be read gives its reason', () => {
    const row = judge({ kind: 'no data', reason: 'Prometheus did not answer.' })('latency.renders.p95');
    expect(row).toMatchObject({ verdict: 'no data', why: 'Prometheus did not answer.', estimate: null });
  });

  test('SLO-T1: interleaved workers make rows untrustworthy, without numbers and with the advice that fixes it', () => {
    const row = judge(evidence(calm, { interleaved: INTERLEAVED }))('availability.extract');
    expect(row).toMatchObject({
      verdict: 'untrustworthy',
      estimate: null,
      interval: null,
      n: null,
      coverage: null,
    });
    expect(row.why).toContain('replica-1 went back 32 times');
    expect(row.why).toContain('CODEX_WORKERS=1');
  });

  test('SLO-T1: steps that lie only in a long window leave shorter windows sound', () => {
    const old = [{ replica: 'replica-1', backwardSteps: 4, windowMs: 24 * 3_600_000 }];
    const given = judge(evidence(lookups('conformance', { hit: 95, miss: 5 }), { interleaved: old }));
    expect(given('cache.conformance').verdict).toBe('pass');
    expect(given('availability.conformance').verdict).toBe('untrustworthy');
  });

  test('SLO-T8 and SLO-T9: never used and not used lately are both no data, told apart, and not zero', () => {
    const never = judge(evidence([]))('availability.extract');
    expect(never).toMatchObject({ verdict: 'no data', estimate: null, n: null });
    const lately = judge(evidence(requests('extract', { '200': 0 })))('availability.extract');
    expect(lately).toMatchObject({ verdict: 'no data', estimate: null, n: 0 });
    expect(lately.why).not.toBe(never.why);
    expect(judge(evidence(observed('renders_list', [])))('latency.renders.p50')).toMatchObject({
      verdict: 'no data',
      n: 0,
    });
  });

  test('a window the source did not read is no data', () => {
    const given = reading(calm);
    const short = { ...given, windows: new Map([...given.windows].filter(([ms]) => ms < 3_600_000)) };
    const row = judge({ kind: 'reading', reading: short })('availability.extract');
    expect(row).toMatchObject({ verdict: 'no data', why: 'No reading covers 30d.' });
  });
});

describe('AI rows', () => {
  test('are not enabled, all 18, where no AI series exists', () => {
    const verdicts = evaluateSlo(evidence(calm)).filter(({ id }) => id.startsWith('ai.'));
    expect(verdicts).toHaveLength(18);
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['not enabled']));
  });

  test('are judged once one AI call was ever counted', () => {
    const given = judge(evidence([...calm, ...aiCalls('language', { ok: 0 })]));
    expect(given('ai.success.language').verdict).toBe('no data');
    expect(given('ai.cost_cap').verdict).toBe('not measurable');
  });
});

describe('coverage', () => {
  test('below one makes the row say how much of the window has data, and that it is provisional', () => {
    const row = judge(evidence(calm, { coverage: 0.1 }))('availability.extract');
    expect(row.coverage).toBe(0.1);
    expect(row.verdict).toBe('assumed pass');
    expect(row.n).toBe(5000); // never scaled up
    expect(row.why).toContain('Provisional: 3 of 30 days have data.');
  });

  test('names a retention that can never fill the window', () => {
    const row = judge(evidence(calm, { coverage: 0.5, retentionMs: 15 * 86_400_000 }))('latency.renders.p95');
    expect(row.why).toContain('Provisional: 15 of 30 days have data. The server keeps 15 days');
  });

  test('never rounds a hole away', () => {
    expect(judge(evidence(calm, { coverage: 0.99999 }))('availability.extract').why).toContain(
      '29.99 of 30 days',
    );
    expect(judge(evidence(calm, { coverage: 1 }))('availability.extract').why).not.toContain('Provisional');
  });

  test('is said in minutes for a row judged on five of them', () => {
    const row = judge(evidence(lookups('conformance', { hit: 95, miss: 5 }), { coverage: 0.6 }))(
      'cache.conformance',
    );
    expect(row.why).toContain('3 of 5 minutes');
  });
});

test('SLO-T11: rows are judged on the renamed label and say so', () => {
  const clash = requests('http', { '200': 5000 }, { exported_endpoint: 'extract' });
  const row = judge(evidence(clash))('availability.extract');
  expect(row).toMatchObject({ verdict: 'assumed pass', n: 5000 });
  expect(row.why).toContain('exported_endpoint');
});

test('rows can be judged over another window, to show both side by side', () => {
  const [row] = evaluateSlo(evidence(calm), {
    rows: PUBLISHED_ROWS.filter(({ id }) => id === 'latency.renders.p95'),
    window: '5m',
  });
  expect(row).toMatchObject({ window: '5m', verdict: 'pass' });
});

test('replicas are judged one by one by the same rules, and only the interleaved one is untrustworthy', () => {
  const given = reading(
    [
      ...requests('extract', { '200': 4000 }, { instance: 'replica-1' }),
      ...requests('extract', { '200': 990, '500': 10 }, { instance: 'replica-2' }),
      ...requests('extract', { '200': 5 }, { instance: 'replica-3' }),
    ],
    { interleaved: [{ replica: 'replica-3', backwardSteps: 1, windowMs: 600_000 }] },
  );
  const verdicts = [...evaluateReplicas(given)].map(([name, rows]) => [
    name,
    byId(rows)('availability.extract').verdict,
  ]);
  expect(verdicts).toEqual([
    ['replica-1', 'assumed pass'],
    ['replica-2', 'breach'],
    ['replica-3', 'untrustworthy'],
  ]);
});

test('a row on a metric that is read for a shorter time than the others has its coverage, and says so', () => {
  const given = reading(calm);
  const windows = [...given.windows].map(
    ([ms, window]) =>
      [ms, { ...window, shorter: new Map([['codex_api_cache_lookups_total', 0.1]]) }] as const,
  );
  const row = judge({ kind: 'reading', reading: { ...given, windows: new Map(windows) } });
  expect(row('cache.conformance')).toMatchObject({ coverage: 0.1 });
  expect(row('cache.conformance').why).toContain('Provisional');
  expect(row('availability.extract')).toMatchObject({ coverage: 1 });
});
