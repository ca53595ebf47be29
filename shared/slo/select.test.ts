import { describe, expect, test } from 'vitest';
import { quantileEstimate } from './quantile.ts';
import {
  endpointOf,
  hasRenamedEndpoint,
  latencyHistogram,
  ofReplica,
  replicasOf,
  SERIES,
  select,
  selectEndpoints,
  sum,
} from './select.ts';
import { buckets, observed, reading, requests } from './testing/series.ts';

describe('choosing and adding series', () => {
  test('tells no series from a sum of zero (SLO-T8)', () => {
    expect(sum([])).toBeNull();
    expect(sum(requests('extract', { '200': 0 }))).toBe(0);
  });

  test('leaves NaN increases out, and knows nothing when all are (SLO-T9)', () => {
    expect(sum(requests('extract', { '200': Number.NaN, '400': 3 }))).toBe(3);
    expect(sum(requests('extract', { '200': Number.NaN }))).toBeNull();
  });

  test('SLO-T11: takes the service’s own label where the scrape configuration renamed it', () => {
    const [renamed] = requests('http', { '200': 5 }, { exported_endpoint: 'extract' });
    const clash = renamed === undefined ? [] : [renamed];
    expect(hasRenamedEndpoint(clash)).toBe(true);
    expect(sum(selectEndpoints(clash, SERIES.requests, ['extract']))).toBe(5);
    expect(selectEndpoints(clash, SERIES.requests, ['http'])).toEqual([]);
    expect(endpointOf({})).toBeUndefined();
  });

  test('keeps the families apart', () => {
    const series = [...requests('extract', { '200': 1 }), ...observed('extract', [0.1])];
    expect(select(series, SERIES.requests)).toHaveLength(1);
    expect(select(series, SERIES.requests, ({ status }) => status === '500')).toEqual([]);
  });
});

describe('the histogram of an endpoint', () => {
  const a = observed(
    'extract',
    Array.from({ length: 100 }, () => 0.003),
    { instance: 'replica-1' },
  );
  const b = observed(
    'extract',
    Array.from({ length: 100 }, () => 0.6),
    { instance: 'replica-2' },
  );

  test('adds replicas bucket by bucket before the quantile is taken (C8)', () => {
    expect(quantileEstimate(0.95, latencyHistogram(a, 'extract'))).toBeCloseTo(0.00475, 12);
    expect(quantileEstimate(0.95, latencyHistogram(b, 'extract'))).toBeCloseTo(0.7375, 12);
    expect(quantileEstimate(0.95, latencyHistogram([...a, ...b], 'extract'))).toBeCloseTo(0.725, 12);
  });

  test('sorts edges as numbers and reads +Inf', () => {
    const series = buckets('extract', { '+Inf': 4, '10.0': 3, '2.5': 1 });
    expect(latencyHistogram(series, 'extract')?.buckets.map(({ le }) => le)).toEqual([
      2.5,
      10,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test('leaves out an edge that only some replicas have', () => {
    const newer = observed(
      'extract',
      Array.from({ length: 100 }, () => 0.003),
      { instance: 'replica-3' },
      [0.005, 0.2, 1],
    );
    const older = observed(
      'extract',
      Array.from({ length: 100 }, () => 0.003),
      { instance: 'replica-1' },
      [0.005, 1],
    );
    const merged = latencyHistogram([...newer, ...older], 'extract');
    expect(merged?.buckets).toEqual([
      { le: 0.005, count: 200 },
      { le: 1, count: 200 },
      { le: Number.POSITIVE_INFINITY, count: 200 },
    ]);
  });

  test('is nothing for an endpoint without series', () => {
    expect(latencyHistogram(a, 'probe')).toBeNull();
  });

  test('can be asked of one replica alone', () => {
    const whole = reading([...a, ...b], {
      interleaved: [{ replica: 'replica-2', backwardSteps: 3, windowMs: 600_000 }],
    });
    expect(replicasOf(whole)).toEqual(['replica-1', 'replica-2']);
    const one = ofReplica(whole, 'replica-1');
    expect(one.interleaved).toEqual([]);
    expect([...one.windows.values()].every(({ series }) => series.length === a.length)).toBe(true);
  });
});
