import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeEvidence } from './judge.ts';
import { chartedFigures, type SloPoint, thinPoints } from './points.ts';
import { evidence, lookups, observed, requests } from './testing/series.ts';

function point(atMs: number, estimate: number | null): SloPoint {
  return { atMs, estimate, verdict: 'pass', interval: null, n: 1, coverage: 1 };
}

const history = fc
  .array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null, freq: 5 }), { maxLength: 600 })
  .map((estimates) => estimates.map((estimate, index) => point(index * 1000, estimate)));

describe('the figures kept for charts', () => {
  const { result } = judgeEvidence(
    evidence([
      ...requests('extract', { 200: 998, 500: 2 }),
      ...observed('extract', [0.01, 0.02]),
      ...lookups('conformance', { hit: 80, miss: 20 }),
    ]),
    [],
    0,
  );
  const windowsOf = (id: string) =>
    chartedFigures(result)
      .filter((one) => one.id === id)
      .map(({ window }) => window);

  it('are of the row’s own window and of an hour', () => {
    expect(windowsOf('latency.extract.warm.p95')).toEqual(['1h', '30d']);
    expect(windowsOf('cache.conformance')).toEqual(['5m', '1h']);
  });

  it('leave out rows nothing is ever known of', () => {
    expect(windowsOf('latency.healthz.p50')).toEqual([]);
    expect(windowsOf('ai.success.logos')).toEqual([]);
  });

  it('are none in a result of an earlier version', () => {
    const { details: _, ...earlier } = result;
    expect(chartedFigures(earlier)).toEqual([]);
  });
});

describe('thinning', () => {
  it('leaves few points as they are', () => {
    const few = [point(0, 1), point(1, null), point(2, 3)];
    expect(thinPoints(few, 3)).toEqual(few);
    expect(thinPoints([], 2)).toEqual([]);
  });

  it('keeps a single spike among many equal values', () => {
    const points = Array.from({ length: 2000 }, (_, at) => point(at, at === 1234 ? 9 : 1));
    expect(thinPoints(points, 200).some(({ estimate }) => estimate === 9)).toBe(true);
  });

  it('keeps a stretch without estimates visible', () => {
    const points = Array.from({ length: 400 }, (_, at) => point(at, at >= 100 && at < 200 ? null : 1));
    expect(thinPoints(points, 40).some(({ estimate }) => estimate === null)).toBe(true);
  });

  it('stays under the limit, in order, with the extremes, and invents nothing', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 2, max: 200 }), (points, limit) => {
        const thinned = thinPoints(points, limit);
        expect(thinned.length).toBeLessThanOrEqual(limit);
        expect(thinned.map(({ atMs }) => atMs)).toEqual(
          thinned.map(({ atMs }) => atMs).toSorted((a, b) => a - b),
        );
        expect(thinned.every((one) => points.includes(one))).toBe(true);
        const known = (of: readonly SloPoint[]) => of.flatMap(({ estimate }) => estimate ?? []);
        expect(Math.max(...known(thinned))).toBe(Math.max(...known(points)));
        expect(Math.min(...known(thinned))).toBe(Math.min(...known(points)));
      }),
    );
  });
});
