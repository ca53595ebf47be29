import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SloRow } from './catalogue/row.ts';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import { evaluateRow } from './evaluate.ts';
import { judgeSlices, quantileOfValues, SLICE_MS, type Slice, sliceHealth, sliceSeries } from './slices.ts';
import { evidence, lookups, observed, requests } from './testing/series.ts';

function row(id: string): SloRow {
  const found = PUBLISHED_ROWS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no row ${id}.`);
  return found;
}

const slicesOf = (...series: readonly Slice['series'][]): Slice[] =>
  series.map((of, index) => ({ endMs: (index + 1) * SLICE_MS, series: of }));
const renders = (...seconds: number[]) => observed('renders_list', seconds);
const RENDERS_P95 = row('latency.renders.p95');

describe('a row slice by slice', () => {
  it('counts slices in and out of the band, whatever traffic each had', () => {
    const busy = renders(...new Array<number>(1000).fill(0.003));
    const slow = renders(0.2, 0.2, 0.2);
    const health = sliceHealth(RENDERS_P95, judgeSlices(RENDERS_P95, slicesOf(busy, slow, slow)), 288);
    expect(health).toMatchObject({ possible: 288, observed: 3, inBand: 1, outOfBand: 2, undecided: 0 });
  });

  it('gives the 95th percentile of the slices’ own p95, which is not the p95 of the requests', () => {
    const quick = renders(...new Array<number>(1000).fill(0.003));
    const slices = slicesOf(quick, renders(0.2));
    const { percentile } = sliceHealth(RENDERS_P95, judgeSlices(RENDERS_P95, slices), 2);
    const whole = evaluateRow(RENDERS_P95, evidence(renders(...new Array<number>(1000).fill(0.003), 0.2)));
    expect(percentile).toBeGreaterThan(0.2);
    expect(whole.estimate).toBeLessThan(0.01);
  });

  it('leaves slices without an observation out instead of calling them healthy (SLO-T9)', () => {
    expect(judgeSlices(RENDERS_P95, slicesOf([], renders()))).toEqual([]);
    expect(sliceHealth(RENDERS_P95, [], 8640)).toEqual({
      possible: 8640,
      observed: 0,
      inBand: 0,
      outOfBand: 0,
      undecided: 0,
      percentile: null,
    });
  });

  it('keeps slices apart that cannot be told', () => {
    const p99 = row('latency.renders.p99');
    const between = renders(0.06, 0.06);
    expect(sliceHealth(p99, judgeSlices(p99, slicesOf(between)), 1)).toMatchObject({
      undecided: 1,
      inBand: 0,
    });
  });

  it('has no percentile for a share', () => {
    const cache = row('cache.conformance');
    const slices = slicesOf(
      lookups('conformance', { hit: 95, miss: 5 }),
      lookups('conformance', { miss: 5 }),
    );
    expect(sliceHealth(cache, judgeSlices(cache, slices), 2)).toMatchObject({
      inBand: 1,
      outOfBand: 1,
      percentile: null,
    });
  });

  it('counts every observed slice once', () => {
    const slice = fc.array(fc.constantFrom(0.003, 0.02, 0.06, 0.2), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 20 }), (all) => {
        const judged = judgeSlices(RENDERS_P95, slicesOf(...all.map((seconds) => renders(...seconds))));
        const { observed: seen, inBand, outOfBand, undecided } = sliceHealth(RENDERS_P95, judged, all.length);
        expect(inBand + outOfBand + undecided).toBe(seen);
        expect(seen).toBe(all.filter((seconds) => seconds.length > 0).length);
      }),
    );
  });
});

describe('the series of a slice', () => {
  it('are those the row is judged on', () => {
    expect(sliceSeries(row('latency.conformance.warm.p95')).map(({ metric }) => metric)).toEqual([
      'codex_api_request_seconds_bucket',
      'codex_api_cache_lookups_total',
    ]);
    expect(sliceSeries(row('availability.extract'))).toEqual([
      { metric: 'codex_api_requests_total', where: { endpoint: ['extract'] } },
    ]);
  });

  it('are none where nothing counts the row or a slice says nothing about it', () => {
    for (const id of [
      'availability.healthz',
      'availability.text_regions',
      'ai.success.logos',
      'ai.cost_cap',
    ]) {
      expect(sliceSeries(row(id)), id).toEqual([]);
    }
  });

  it('are enough to judge it', () => {
    const judged = judgeSlices(
      row('availability.extract'),
      slicesOf(requests('extract', { 200: 9, 500: 1 })),
    );
    expect(judged).toEqual([{ verdict: 'breach', estimate: 0.9 }]);
  });
});

describe('a quantile of plain values', () => {
  it('lies between its neighbours, as quantile_over_time has it', () => {
    expect(quantileOfValues(0.95, [1, 2, 3, 4, 5])).toBeCloseTo(4.8, 12);
    expect(quantileOfValues(0.5, [7])).toBe(7);
    expect(quantileOfValues(0.5, [])).toBeNull();
  });
});
