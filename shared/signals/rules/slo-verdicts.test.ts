import { describe, expect, it } from 'vitest';
import { NOW_MS, sources } from '../../metadata/testing/records.ts';
import { type SloRowResult, verdictSchema } from '../../slo/result.ts';
import { lane, signalInput, sloRow } from '../testing/signals.ts';
import { sloValueText, sloVerdicts } from './slo-verdicts.ts';

const withRow = (change: Partial<SloRowResult>, id = 'availability.extract') =>
  signalInput({ slo: { rows: [sloRow(id, change)], lanes: [] } });

describe('a row outside its band', () => {
  it('fires with estimate, target, window, count and coverage', () => {
    expect(sloVerdicts(withRow({ verdict: 'breach', estimate: 0.98766 }))).toMatchObject([
      {
        id: 'slo.breach:availability.extract',
        severity: 'watch',
        title: 'availability.extract is outside its band: 98.766 %, target 99.9 %',
        evidence: [{ text: '30d window, 12,345 observations, coverage 100 %' }],
        stale: false,
      },
    ]);
  });

  it('names the assumption that a verdict leans on', () => {
    expect(sloVerdicts(withRow({ verdict: 'assumed breach' }))[0]?.title).toContain(
      'under a named assumption',
    );
  });

  it.each([
    ['latency.renders.p95', 'wait longer'],
    ['ai.latency.signal_hit.p95', 'wait longer'],
    ['cache.conformance', 'cache'],
    ['ai.success.language', 'fewer AI results'],
    ['ai.latency.signal_miss.p95', 'wait longer for AI results'],
    ['ai.cost_cap', 'clients notice nothing'],
    ['ai.budget_exceeded_rate', 'results without AI more often'],
    [
      'pooler.requests.success',
      'The Pooler misses the target that is set for pooler.requests.success; what clients notice is not known',
    ],
    ['latency.of_our_own', 'codex-pdf misses the target that is set for latency.of_our_own'],
  ])('is a watch for %s, whose clients notice: %s', (id, words) => {
    const [found] = sloVerdicts(withRow({ verdict: 'breach' }, id));
    expect(found?.severity).toBe('watch');
    expect(found?.impact).toContain(words);
  });

  it('says where the number of observations is not known', () => {
    expect(sloVerdicts(withRow({ verdict: 'breach', n: null }))[0]?.evidence[0]?.text).toContain(
      'unknown number of observations',
    );
  });

  it('says when its metrics are not live', () => {
    const stale = { ...withRow({ verdict: 'breach' }), sources: sources({ slo: 'failing' }) };
    expect(sloVerdicts(stale)).toMatchObject([{ stale: true }]);
  });
});

it.each(verdictSchema.options.filter((verdict) => !verdict.endsWith('breach')))(
  'keeps a row that is judged %s off the list',
  (verdict) => {
    expect(sloVerdicts(withRow({ verdict }))).toEqual([]);
  },
);

describe('an alert lane', () => {
  const withLane = (state: 'inactive' | 'pending' | 'firing' | 'not measurable', id = 'failing.extract') =>
    signalInput({
      slo: { rows: [], lanes: [lane(id, { state, activeAtMs: NOW_MS - 300_000, estimate: 0.05 })] },
    });

  it('fires once it has held, since its condition began', () => {
    expect(sloVerdicts(withLane('firing'))).toMatchObject([
      {
        id: 'slo.lane:failing.extract',
        severity: 'degraded',
        title: 'Alert lane failing.extract is firing: 5 %, threshold 1 %',
        knownSince: { atMs: NOW_MS - 300_000, isLowerBound: false },
      },
    ]);
  });

  it('is a watch when it is about slowness', () => {
    expect(sloVerdicts(withLane('firing', 'slow.renders'))).toMatchObject([{ severity: 'watch' }]);
  });

  it.each(['inactive', 'pending', 'not measurable'] as const)('does not fire while %s', (state) => {
    expect(sloVerdicts(withLane(state))).toEqual([]);
  });

  it('says when its metrics are not live', () => {
    expect(sloVerdicts({ ...withLane('firing'), sources: sources({ slo: 'stale' }) })).toMatchObject([
      { stale: true },
    ]);
  });
});

it('is silent before anything was evaluated', () => {
  expect(sloVerdicts(signalInput())).toEqual([]);
});

describe('a value', () => {
  it.each([
    [0.9994999, 'ratio', '99.949 %'],
    [0.9995, 'ratio', '99.95 %'],
    [0.0253, 'seconds', '25.3 ms'],
    [1.5, 'seconds', '1.5 s'],
    [0.1, 'usd', '0.10 USD'],
    [null, 'ratio', 'unknown'],
  ] as const)('of %j %s reads %j', (value, unit, words) => {
    expect(sloValueText(value, unit)).toBe(words);
  });

  it('just under its target never reads as the target', () => {
    expect(sloValueText(0.9989999, 'ratio')).not.toBe(sloValueText(0.999, 'ratio'));
  });
});
