import { describe, expect, test } from 'vitest';
import { SLICE_MS, SLICES_SPAN_MS } from '../../../shared/slo/slices.ts';
import { COUNTER_NAMES } from './families.ts';
import { createPrometheusSource } from './prometheus-source.ts';
import { readSlices, slicesQuery } from './slices-query.ts';
import { plainRead } from './testing/plain-read.ts';

const RENDERS = { metric: 'codex_api_request_seconds_bucket', where: { endpoint: ['renders_list'] } };
const NOW_MS = Date.UTC(2026, 0, 5, 12);

describe('the query of slices', () => {
  test('sums replicas after the increase and looks under the renamed endpoint too (SLO-T11)', () => {
    const query = slicesQuery('job="codex"', [RENDERS], COUNTER_NAMES);
    expect(query).toMatch(/^sum by \(family, .*\ble\b.*\bexported_endpoint\b.*\) \(/);
    expect(query).toContain(
      'increase(codex_api_request_seconds_bucket{job="codex",endpoint=~"renders_list"}[5m])',
    );
    expect(query).toContain('{job="codex",exported_endpoint=~"renders_list"}[5m]');
  });

  test('takes label values literally', () => {
    const where = { endpoint: ['a.b', 'c"d'] };
    expect(slicesQuery('', [{ ...RENDERS, where }], COUNTER_NAMES)).toContain('{endpoint=~"a\\\\.b|c\\"d"}');
  });
});

describe('the answer with slices', () => {
  const metric = { family: RENDERS.metric, endpoint: 'renders_list', le: '+Inf' };

  test('is sorted by slice; what is no number says nothing (SLO-T9)', () => {
    const slices = readSlices(
      [
        {
          metric,
          values: [
            [600, '4'],
            [900, 'NaN'],
          ],
        },
        {
          metric: { ...metric, le: '0.005' },
          values: [
            [300, '1'],
            [600, '3'],
          ],
        },
      ],
      COUNTER_NAMES,
    );
    expect(slices.map(({ endMs, series }) => [endMs, series.map(({ increase }) => increase)])).toEqual([
      [300_000, [1]],
      [600_000, [4, 3]],
    ]);
  });

  test('drops what is not on the allow-list', () => {
    const foreign = [
      { metric: { family: 'example_total' }, values: [[300, '1'] as [number, string]] },
      { metric: { ...metric, endpoint: 'a b' }, values: [[300, '1'] as [number, string]] },
    ];
    expect(readSlices(foreign, COUNTER_NAMES)).toEqual([]);
  });
});

describe('30 days of slices from a server', () => {
  test('are asked for in one range query of fewer than 11,000 steps', async () => {
    const asked: URLSearchParams[] = [];
    const source = createPrometheusSource({
      url: new URL('https://metrics.example.com/'),
      selector: 'job="codex"',
      ...plainRead(() => NOW_MS),
      fetch: async (_url, init) => {
        asked.push(new URLSearchParams(String(init?.body)));
        const values = [[NOW_MS / 1000, '2']];
        const metric = { family: RENDERS.metric, endpoint: 'renders_list', le: '+Inf' };
        return Response.json({
          status: 'success',
          data: { resultType: 'matrix', result: [{ metric, values }] },
        });
      },
    });
    const outcome = await source.readSlices?.([RENDERS], NOW_MS - SLICES_SPAN_MS, NOW_MS);
    expect(outcome).toMatchObject({ kind: 'ok', value: [{ endMs: NOW_MS, series: [{ increase: 2 }] }] });
    expect(asked).toHaveLength(1);
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(asked[0]?.get(name)));
    expect([end, step]).toEqual([NOW_MS / 1000, SLICE_MS / 1000]);
    expect(((end ?? 0) - (start ?? 0)) / (step ?? 1) + 1).toBe(8640);
  });
});
