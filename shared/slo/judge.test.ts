import { describe, expect, it } from 'vitest';
import { judgeEvidence } from './judge.ts';
import { sloResultSchema } from './result.ts';
import { evidence, lookups, observed, requests } from './testing/series.ts';

const a = { instance: 'replica-1' };
const b = { instance: 'replica-2' };
const two = evidence([
  ...requests('extract', { 200: 1000 }, a),
  ...requests('extract', { 200: 980, 500: 20 }, b),
  ...observed('renders_list', [0.001, 0.002], a),
  ...observed('renders_list', [0.2, 0.3], b),
  ...lookups('conformance', { hit: 95, miss: 5 }, a),
]);

describe('judgeEvidence', () => {
  const { result, clocks } = judgeEvidence(two, [], 0);
  const details = result.details;

  it('is storable as it is, and results of earlier versions stay readable', () => {
    expect(sloResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    const { details: _, ...earlier } = result;
    expect(sloResultSchema.parse(earlier)).toEqual(earlier);
  });

  it('keeps one clock per lane and dip that can ever fire', () => {
    expect(clocks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['slow.renders', 'failing.extract', 'dip.cache.conformance']),
    );
    expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length);
  });

  it('reads rows over every window, shortest first', () => {
    const extract = details?.rows.find(({ id }) => id === 'availability.extract');
    expect(extract?.windows.map(({ window }) => window)).toEqual([
      '5m',
      '30m',
      '1h',
      '2h',
      '6h',
      '1d',
      '3d',
      '30d',
    ]);
    expect(extract?.windows.every(({ estimate }) => estimate === 0.99)).toBe(true);
  });

  it('puts replicas side by side, each judged on its own', () => {
    const renders = details?.rows.find(({ id }) => id === 'latency.renders.p95');
    expect(renders?.replicas.map(({ replica, verdict }) => [replica, verdict])).toEqual([
      ['replica-1', 'pass'],
      ['replica-2', 'breach'],
    ]);
  });

  it('splits nothing where there is one replica', () => {
    const one = judgeEvidence(evidence(requests('extract', { 200: 10 }, a)), [], 0).result.details;
    expect(one?.rows.flatMap(({ replicas }) => replicas)).toEqual([]);
  });

  it('leaves out rows nothing could be read for, AI rows without AI among them', () => {
    const ids = details?.rows.map(({ id }) => id) ?? [];
    expect(ids).not.toContain('availability.healthz');
    expect(ids.filter((id) => id.startsWith('ai.'))).toEqual([]);
  });

  it('carries every budget with its burn rates and alerts', () => {
    const budget = details?.budgets.find(({ id }) => id === 'availability.extract');
    expect(budget?.spend?.used).toBeCloseTo(10);
    expect(budget?.rates).toHaveLength(8);
    expect(budget?.alerts.map(({ factor }) => factor)).toEqual([14.4, 6, 3, 1]);
  });

  it('has nothing beside the rows without a reading', () => {
    const none = judgeEvidence({ kind: 'not instrumented' }, [], 0).result;
    expect(none.rows).toHaveLength(55);
    expect(none.details?.rows).toEqual([]);
    expect(none.details?.dips.every(({ condition }) => condition === 'no data')).toBe(true);
  });
});
