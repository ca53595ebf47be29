import { describe, expect, it } from 'vitest';
import type { SloRowResult } from '../../../shared/slo/result.ts';
import { byFamily, coverageText, filterRows } from './slo-filter.ts';

function row(id: string, change: Partial<SloRowResult> = {}): SloRowResult {
  return {
    id,
    class: 'bounded',
    verdict: 'pass',
    target: 0.99,
    unit: 'ratio',
    window: '30d',
    scope: 'handler view',
    estimate: 0.995,
    interval: null,
    n: 100,
    coverage: 0.93,
    why: 'Because.',
    ...change,
  };
}

const ROWS = [
  row('availability.extract', { verdict: 'breach' }),
  row('latency.renders.p95', { verdict: 'undecided' }),
  row('latency.renders.p50'),
  row('ai.symbols', { verdict: 'not measurable' }),
];

function ids(rows: readonly SloRowResult[]): string[] {
  return rows.map(({ id }) => id);
}

describe('filterRows', () => {
  it('leaves the rows of the chosen verdicts that hold the text, whatever its case', () => {
    expect(ids(filterRows(ROWS, 'all', ''))).toEqual(ids(ROWS));
    expect(ids(filterRows(ROWS, 'breaching', ''))).toEqual(['availability.extract']);
    expect(ids(filterRows(ROWS, 'all', ' P95'))).toEqual(['latency.renders.p95']);
    expect(filterRows(ROWS, 'breaching', 'latency')).toEqual([]);
  });

  it('puts no row under two filters and leaves none without one', () => {
    const filtered = (['breaching', 'undecided', 'not measurable', 'passing'] as const).flatMap((id) =>
      ids(filterRows(ROWS, id, '')),
    );
    expect(filtered.sort()).toEqual(ids(ROWS).sort());
  });
});

describe('byFamily', () => {
  it('groups by the first word of the id in the order of the table', () => {
    expect(byFamily(ROWS).map(([family, rows]) => [family, rows.length])).toEqual([
      ['availability', 1],
      ['latency', 2],
      ['ai', 1],
    ]);
  });
});

describe('coverageText', () => {
  it('says how much of the window has data in the window’s own unit', () => {
    expect(coverageText(row('a', { coverage: 0.93 }))).toBe('27.9 of 30 days');
    expect(coverageText(row('a', { coverage: 1, window: '5m' }))).toBe('5 of 5 min');
  });

  it('says unknown for an unknown coverage, never zero', () => {
    expect(coverageText(row('a', { coverage: null }))).toBe('unknown');
  });
});
