import { describe, expect, it } from 'vitest';
import type { LaneResult, SloResult } from '../../../shared/slo/result.ts';
import { rowView } from '../slos/testing/row-view.ts';
import { attention } from './attention.ts';

function lane(id: string, state: LaneResult['state']): LaneResult {
  return {
    id,
    state,
    condition: 'true',
    activeAtMs: 0,
    firedAtMs: state === 'firing' ? 0 : null,
    threshold: 0.01,
    unit: 'ratio',
    holdMs: 300_000,
    estimate: 0.02,
    why: 'Because.',
  };
}

function sloRow(id: string, verdict: SloResult['rows'][number]['verdict']): SloResult['rows'][number] {
  const {
    words: _words,
    publishedTarget: _target,
    budget: _budget,
    replicas: _replicas,
    dip: _dip,
    ...row
  } = rowView(id, id, { verdict });
  return row;
}

describe('attention', () => {
  it('lists bad rows, then firing clocks, then pending ones, floors among the lanes', () => {
    const items = attention({
      rows: [sloRow('one', 'pass'), sloRow('two', 'breach'), sloRow('three', 'undecided')],
      lanes: [lane('slow.renders', 'pending'), lane('failing.extract', 'inactive')],
      details: { rows: [], budgets: [], dips: [lane('dip.cache.conformance', 'firing')], ownRows: [] },
    });
    expect(
      items.map((item) => (item.kind === 'row' ? item.row.id : item.kind === 'lane' ? item.lane.id : '')),
    ).toEqual(['two', 'dip.cache.conformance', 'slow.renders']);
  });

  it('names budgets whose alert holds, and none that merely lack data', () => {
    const alert = {
      factor: 6,
      long: '6h',
      short: '30m',
      budgetUsed: 0.05,
      action: 'page',
      source: 'Said elsewhere',
      longRate: 7,
      shortRate: 8,
      complete: true,
      why: 'Because.',
    } as const;
    const budgets = (['true', 'no data'] as const).map((condition) => ({
      id: `budget ${condition}`,
      target: 0.999,
      spend: null,
      rates: [{ window: '1h' as const, tally: null, coverage: 1, rate: 9 }],
      alerts: [{ ...alert, condition }],
      projection: 'Said elsewhere.',
    }));
    expect(attention({ rows: [], lanes: [], details: { rows: [], budgets, dips: [], ownRows: [] } })).toEqual(
      [{ kind: 'burn', id: 'budget true', rate: 9 }],
    );
  });

  it('finds nothing in a result of an earlier version without details', () => {
    expect(attention({ rows: [sloRow('one', 'pass')], lanes: [] })).toEqual([]);
  });
});
