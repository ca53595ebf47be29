import { describe, expect, it } from 'vitest';
import { byVerdict, families, objective, targetText } from './slo-groups.ts';
import { rowView } from './testing/row-view.ts';

const AVAILABILITY = rowView('availability.extract', 'POST /v1/extract: availability');
const UNKNOWN = rowView('later.row', 'Later: row', { words: null });

function latency(id: string, label: string) {
  const row = rowView(id, label, { unit: 'seconds', target: 0.03 });
  return row.words === null
    ? row
    : { ...row, words: { ...row.words, group: 'latency', direction: '<=' } as const };
}
const P50 = latency('latency.extract.warm.p50', 'POST /v1/extract, warm: p50');
const P95 = latency('latency.extract.warm.p95', 'POST /v1/extract, warm: p95');

describe('families', () => {
  it('groups by family and then by surface, each in the order of the tables', () => {
    const grouped = families([AVAILABILITY, P50, P95]).map(({ name, surfaces }) => [
      name,
      surfaces.map((surface) => [surface.name, surface.rows.length]),
    ]);
    expect(grouped).toEqual([
      ['Availability', [['POST /v1/extract', 1]]],
      ['Latency', [['POST /v1/extract, warm', 2]]],
    ]);
  });

  it('shows rows it has no words for instead of losing them', () => {
    expect(families([UNKNOWN])[0]?.surfaces[0]?.name).toBe('later.row');
  });
});

describe('byVerdict', () => {
  it('puts what needs a person first, and loses no row', () => {
    const breach = { ...P95, verdict: 'breach' as const };
    const undecided = { ...AVAILABILITY, verdict: 'undecided' as const };
    const groups = byVerdict([P50, undecided, breach, UNKNOWN]);
    expect(groups.map(({ name }) => name)).toEqual(['Breach', 'Undecided', 'Pass']);
    expect(groups.flatMap(({ surfaces }) => surfaces.flatMap(({ rows }) => rows))).toHaveLength(4);
  });
});

describe('names of a row', () => {
  it('say what of the surface is judged', () => {
    expect(objective(P95)).toBe('p95');
    expect(objective(AVAILABILITY)).toBe('availability');
    expect(objective(rowView('ai.cost_cap', 'Spend per AI request'))).toBe('value');
    expect(objective(UNKNOWN)).toBe('later.row');
  });

  it('write the target with its side, and none where none is published', () => {
    expect(targetText(P50)).toBe('≤ 30 ms');
    expect(targetText(rowView('x', 'X: y', { target: null }))).toBeNull();
  });
});
