import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../shared/slo/catalogue/file.ts';
import { LANES } from '../../shared/slo/catalogue/lanes.ts';
import { CLIENT_EDGES } from '../../shared/slo/catalogue/latency.ts';
import type { MetricsEvidence, SeriesIncrease } from '../../shared/slo/counters.ts';
import { COUNT } from '../../shared/slo/expressions.ts';
import { judgeEvidence } from '../../shared/slo/judge.ts';
import { observeLane } from '../../shared/slo/lane-condition.ts';
import { exportRules } from '../../shared/slo/rules-export.ts';
import { aiCalls, evidence, lookups, requests } from '../../shared/slo/testing/series.ts';
import { findBinary } from '../sources/metrics/testing/prometheus-process.ts';

const MINUTES = 40;
const FILE =
  '{"version":1,"targets":{"cache.conformance":0.5},"pooler":{"selector":"job=\\"codex-pooler\\""}}';

function catalogue() {
  const reading = readCatalogue(FILE);
  if (reading.kind !== 'ok') throw new Error(reading.message);
  return reading.catalogue;
}

/** 0..1, the same for every run of the tests. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Whole counts per minute of one endpoint's histogram: `count` observations, spread over the buckets. */
function histogram(endpoint: string, count: number, next: () => number): SeriesIncrease[] {
  const centre = Math.floor(next() * CLIENT_EDGES.length);
  let left = count;
  const cumulative = CLIENT_EDGES.map((edge, index): SeriesIncrease => {
    if (index >= centre) left -= Math.floor(left * (0.5 + next() / 2));
    return bucket(endpoint, Number.isInteger(edge) ? `${edge}.0` : `${edge}`, count - left);
  });
  return [
    ...cumulative,
    bucket(endpoint, '+Inf', count),
    { name: COUNT, labels: { endpoint }, increase: count },
  ];
}

function bucket(endpoint: string, le: string, increase: number): SeriesIncrease {
  return { name: 'codex_api_request_seconds_bucket', labels: { endpoint, le }, increase };
}

/** What every counter gains in each minute. */
function perMinute(seed: number): { codex: SeriesIncrease[]; pooler: SeriesIncrease[] } {
  const next = random(seed);
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const endpoints = [
    'extract',
    'probe',
    'conformance',
    'text_regions',
    'renders_list',
    'render_page',
    'signal',
  ];
  const codex = endpoints.flatMap((endpoint) => {
    const count = 1 + upTo(2000);
    const failed = next() < 0.5 ? 0 : upTo(Math.ceil(count * 0.03));
    const hit = upTo(count);
    return [
      ...requests(endpoint, { 200: count - failed, ...(failed > 0 ? { 500: failed } : {}), 429: upTo(50) }),
      ...histogram(endpoint, count, next),
      ...(endpoint === 'conformance' || endpoint === 'text_regions'
        ? lookups(endpoint, { hit, miss: count - hit })
        : []),
    ];
  });
  const ai = ['language', 'symbols'].flatMap((kind) =>
    aiCalls(kind, { ok: 1 + upTo(30), budget_exceeded: upTo(3) }),
  );
  const of = (name: string, labels: Readonly<Record<string, string>>, increase: number): SeriesIncrease => ({
    name,
    labels,
    increase,
  });
  const waited = upTo(10);
  const pooler = [
    of('codex_pooler_http_request_count', { status_class: '2xx' }, 1 + upTo(300)),
    of('codex_pooler_http_request_count', { status_class: '5xx' }, upTo(3)),
    of('codex_pooler_gateway_stream_outcome_count', { outcome: 'succeeded' }, 1 + upTo(300)),
    of('codex_pooler_gateway_stream_outcome_count', { outcome: 'failed' }, upTo(5)),
    of('codex_pooler_gateway_stream_outcome_count', { outcome: 'settlement_failed' }, upTo(2)),
    of('codex_pooler_gateway_admission_dequeued_time_seconds_bucket', { le: '1' }, waited),
    of('codex_pooler_gateway_admission_dequeued_time_seconds_bucket', { le: '5' }, waited + upTo(1)),
    of('codex_pooler_gateway_admission_dequeued_time_seconds_bucket', { le: '+Inf' }, waited + 1),
  ];
  return { codex: [...codex, ...ai], pooler };
}

function held(series: readonly SeriesIncrease[]): MetricsEvidence {
  return evidence(series.map((one) => ({ ...one, increase: one.increase * 5 })));
}

/** Labels of every alert that should fire, by what this console concludes. */
function concluded(seed: number): string[] {
  const { codex, pooler } = perMinute(seed);
  const { result } = judgeEvidence(held(codex), [], 0, catalogue(), held(pooler));
  const bands = result.rows
    .filter(({ verdict }) => verdict === 'breach' || verdict === 'assumed breach')
    .map(({ id }) => `{alertname="SloBand", slo="${id}"}`);
  const burns = (result.details?.budgets ?? []).flatMap(({ id, alerts }) =>
    alerts
      .filter(({ condition }) => condition === 'true')
      .map(({ factor }) => `{alertname="SloBudgetBurn", factor="${factor}", slo="${id}"}`),
  );
  const dips = (result.details?.dips ?? [])
    .filter(({ condition }) => condition === 'true')
    .map(({ id }) => `{alertname="SloDip", slo="${id.replace('dip.', '')}"}`);
  const lanes = LANES.map((lane) => observeLane(lane, held(codex)))
    .filter(({ literal }) => literal === 'true')
    .map(({ lane }) => `{alertname="SloLane", lane="${lane.id}"}`);
  return [...bands, ...burns, ...dips, ...lanes];
}

function inputSeries({ name, labels, increase }: SeriesIncrease, job: string) {
  const all = { ...labels, job, instance: '192.0.2.1:8000' };
  const matchers = Object.entries(all).map(([label, value]) => `${label}="${value}"`);
  return { series: `${name}{${matchers.join(',')}}`, values: `0+${increase}x${MINUTES + 5}` };
}

describe.skipIf(findBinary('promtool') === null)('exported rules (needs promtool)', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'slo-rules-'));
    writeFileSync(join(directory, 'slo.rules.yml'), exportRules(catalogue(), 'job="codex"'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const promtool = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: directory, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  };

  test('are rules to Prometheus', () => {
    expect(promtool('check', 'rules', 'slo.rules.yml')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/SUCCESS: 1\d\d rules found/),
    });
  });

  test('fire exactly where this console concludes a breach, a burn, a dip or a lane', () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const expected = seeds.map(concluded);
    expect(new Set(expected.flat().map((alert) => /alertname="(\w+)"/.exec(alert)?.[1]))).toEqual(
      new Set(['SloBand', 'SloBudgetBurn', 'SloDip', 'SloLane']),
    );
    const tests = seeds.map((seed, index) => {
      const { codex, pooler } = perMinute(seed);
      return {
        interval: '1m',
        input_series: [
          ...codex.map((one) => inputSeries(one, 'codex')),
          ...pooler.map((one) => inputSeries(one, 'codex-pooler')),
        ],
        promql_expr_test: [
          {
            expr: 'sum by (alertname, factor, lane, slo) (ALERTS{alertstate="firing"})',
            eval_time: `${MINUTES}m`,
            exp_samples: expected[index]?.map((labels) => ({ labels, value: 1 })),
          },
        ],
      };
    });
    // YAML reads JSON.
    const file = { rule_files: ['slo.rules.yml'], evaluation_interval: '1m', tests };
    writeFileSync(join(directory, 'slo.test.yml'), JSON.stringify(file));
    const { status, said } = promtool('test', 'rules', 'slo.test.yml');
    expect(said).not.toContain('FAILED');
    expect(status).toBe(0);
  }, 60_000);

  test('say whose they are and leave out what no expression can show', () => {
    const text = exportRules(catalogue(), 'job="codex"');
    expect(text).toMatch(/^# .*\n# This file configures your own monitoring/);
    for (const id of [
      'latency.healthz.p50',
      'cache.extract',
      'latency.extract.warm.p95',
      'latency.render_page.cold.p99',
    ]) {
      expect(text).not.toContain(`"${id}"`);
    }
  });
});
