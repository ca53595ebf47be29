import { describe, expect, test } from 'vitest';
import { evaluateStandIns } from '../../../shared/slo/stand-ins.ts';
import { evidence } from '../../../shared/slo/testing/series.ts';
import type { HttpAnswer } from '../metrics/http-read.ts';
import { createHealthProbe } from './health-probe.ts';

function probing(
  answers: readonly (HttpAnswer & { tookMs?: number })[],
  metrics = 'http://127.0.0.1:9000/metrics',
) {
  let nowMs = 0;
  const asked: string[] = [];
  const left = [...answers];
  const probe = createHealthProbe({
    metricsUrl: new URL(metrics),
    nowMs: () => nowMs,
    reader: {
      async read(url) {
        asked.push(url.href);
        const answer = left.shift();
        if (answer === undefined) throw new Error('asked once too often');
        nowMs += answer.tookMs ?? 3;
        return answer;
      },
      close() {},
    },
  });
  return { probe, asked };
}

const OK = { kind: 'answer', status: 200, text: '{"status":"ok"}' } as const;
const AWAY = { kind: 'unreachable', detail: 'No answer.' } as const;

async function judged(answers: readonly (HttpAnswer & { tookMs?: number })[]) {
  const { probe } = probing(answers);
  for (const _ of answers) await probe.probe();
  const series = probe.samples().map(({ name, labels, value }) => ({ name, labels, increase: value }));
  return new Map(evaluateStandIns(evidence(series)).map((row) => [row.id, row]));
}

describe('a probe of the health check', () => {
  test('stands in for the rows nothing counts, under named assumptions', async () => {
    const rows = await judged(new Array(30).fill(OK));
    expect([...rows.keys()]).toEqual([
      'availability.healthz',
      'latency.healthz.p50',
      'latency.healthz.p95',
      'latency.healthz.p99',
    ]);
    expect(rows.get('availability.healthz')).toMatchObject({
      verdict: 'assumed pass',
      estimate: 1,
      n: 30,
      coverage: null,
      scope: 'own probe from this workstation, a stand-in',
    });
    expect(rows.get('latency.healthz.p95')?.verdict).toBe('assumed pass');
  });

  test('takes a 5xx and no answer for failures', async () => {
    const rows = await judged([OK, OK, { ...OK, status: 503 }, AWAY]);
    expect(rows.get('availability.healthz')).toMatchObject({
      verdict: 'assumed breach',
      estimate: 0.5,
      n: 4,
    });
  });

  test('takes what is about the address or the credential for nothing', async () => {
    const refused = { kind: 'unauthorized', detail: 'Refused.' } as const;
    const rows = await judged([OK, { ...OK, status: 404 }, { ...OK, status: 401 }, refused]);
    expect(rows.get('availability.healthz')).toMatchObject({ estimate: 1, n: 1 });
  });

  test('times good answers, the way there included', async () => {
    const rows = await judged(new Array(20).fill({ ...OK, tookMs: 40 }));
    expect(rows.get('latency.healthz.p50')).toMatchObject({
      verdict: 'assumed breach',
      interval: { low: 0.025, high: 0.05 },
      why: expect.stringContaining('the way from this workstation'),
    });
  });

  test('says nothing before the first telling answer', async () => {
    expect((await judged([{ ...OK, status: 404 }])).size).toBe(0);
    expect(evaluateStandIns({ kind: 'not instrumented' })).toEqual([]);
  });

  test.each([
    ['http://127.0.0.1:9000/metrics', 'http://127.0.0.1:9000/v1/healthz'],
    ['https://example.com/pdf/metrics?x=1', 'https://example.com/pdf/v1/healthz'],
  ])('asks beside %s', async (metrics, expected) => {
    const { probe, asked } = probing([OK], metrics);
    await probe.probe();
    expect(asked).toEqual([expected]);
  });
});
