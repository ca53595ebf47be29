import { describe, expect, it } from 'vitest';
import { FILTERS, filterRows, NO_FILTER, storedFilter } from './slo-filter.ts';
import type { RowView } from './slo-view.ts';
import { rowView } from './testing/row-view.ts';

const ROWS = [
  rowView('availability.extract', 'POST /v1/extract: availability', { verdict: 'breach' }),
  rowView('latency.renders.p95', 'GET .../renders: p95', { verdict: 'undecided' }),
  rowView('latency.renders.p50', 'GET .../renders: p50'),
  rowView('ai.success.symbols', 'AI signal: symbols: success', { verdict: 'not enabled' }),
];

function ids(rows: readonly RowView[]): string[] {
  return rows.map(({ id }) => id);
}

describe('filterRows', () => {
  it('leaves the rows of the chosen verdicts whose name or id holds the text, whatever its case', () => {
    expect(ids(filterRows(ROWS, NO_FILTER))).toEqual(ids(ROWS));
    expect(ids(filterRows(ROWS, { verdicts: 'breaching', text: '' }))).toEqual(['availability.extract']);
    expect(ids(filterRows(ROWS, { verdicts: 'all', text: ' P95' }))).toEqual(['latency.renders.p95']);
    expect(ids(filterRows(ROWS, { verdicts: 'all', text: 'post /v1' }))).toEqual(['availability.extract']);
    expect(filterRows(ROWS, { verdicts: 'breaching', text: 'latency' })).toEqual([]);
  });

  it('puts no row under two filters and leaves none without one', () => {
    const filtered = FILTERS.filter(({ id }) => id !== 'all').flatMap(({ id }) =>
      ids(filterRows(ROWS, { verdicts: id, text: '' })),
    );
    expect(filtered.sort()).toEqual(ids(ROWS).sort());
  });
});

describe('storedFilter', () => {
  it('reads what was stored', () => {
    const filter = { verdicts: 'undecided', text: 'p95', group: 'verdict' } as const;
    expect(storedFilter(JSON.stringify(filter))).toEqual(filter);
  });

  it('falls back to no filter for anything else', () => {
    expect(storedFilter(undefined)).toEqual(NO_FILTER);
    expect(storedFilter('{')).toEqual(NO_FILTER);
    expect(storedFilter('{"verdicts":"green","text":""}')).toEqual(NO_FILTER);
  });
});
