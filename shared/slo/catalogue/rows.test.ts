import { describe, expect, test } from 'vitest';
import { readable } from './row.ts';
import { PUBLISHED_ROWS } from './rows.ts';

const byId = new Map(PUBLISHED_ROWS.map((row) => [row.id, row]));

/** Written down a second time from the published tables: id prefix, targets in seconds, E B A N per percentile. */
const LATENCY: readonly [string, readonly [number, number, number], string][] = [
  ['latency.healthz', [0.005, 0.025, 0.05], 'NNN'],
  ['latency.probe.warm', [0.01, 0.05, 0.15], 'AAA'],
  ['latency.extract.warm', [0.03, 0.2, 0.8], 'AAA'],
  ['latency.extract.cold', [0.3, 2, 6], 'AAA'],
  ['latency.text_regions.warm', [0.005, 0.03, 0.1], 'BBB'],
  ['latency.conformance.warm', [0.005, 0.025, 0.08], 'BBB'],
  ['latency.conformance.cold', [0.05, 0.2, 0.8], 'BBB'],
  ['latency.renders', [0.005, 0.025, 0.06], 'EEB'],
  ['latency.render_page.cold', [0.5, 4, 12], 'AAN'],
  ['ai.latency.extract_first', [4, 12, 25], 'ANN'],
  ['ai.latency.signal_hit', [0.03, 0.15, 0.4], 'AAA'],
  ['ai.latency.signal_miss', [1.5, 6, 15], 'AAN'],
];
const RATIOS: readonly [string, number, string][] = [
  ['availability.healthz', 0.9995, 'N'],
  ['availability.extract', 0.999, 'A'],
  ['availability.text_regions', 0.999, 'A'],
  ['availability.conformance', 0.999, 'A'],
  ['availability.renders', 0.999, 'N'],
  ['availability.render_sample_walk', 0.995, 'A'],
  ['cache.extract', 0.8, 'N'],
  ['cache.text_regions', 0.7, 'E'],
  ['cache.conformance', 0.9, 'E'],
  ['cache.render_page', 0.6, 'N'],
  ['ai.cost_cap', 0.1, 'N'],
  ['ai.budget_exceeded_rate', 0.001, 'A'],
  ['ai.success.language', 0.99, 'B'],
  ['ai.success.classification', 0.99, 'B'],
  ['ai.success.spell', 0.99, 'B'],
  ['ai.success.barcodes', 0.95, 'N'],
  ['ai.success.logos', 0.9, 'B'],
  ['ai.success.symbols', 0.9, 'B'],
];
const LETTER = { exact: 'E', bounded: 'B', assumption: 'A', 'not measurable': 'N' } as const;

describe('the published catalogue', () => {
  test('has 55 rows: 6 availability, 27 latency, 4 cache, 10 AI latency, 2 cost, 6 success', () => {
    const counts = Object.groupBy(PUBLISHED_ROWS, ({ group }) => group);
    expect(Object.fromEntries(Object.entries(counts).map(([group, rows]) => [group, rows.length]))).toEqual({
      availability: 6,
      latency: 27,
      cache: 4,
      'ai latency': 10,
      'ai cost': 2,
      'ai success': 6,
    });
    expect(byId.size).toBe(55);
  });

  test.each(LATENCY)('states targets and classes of %s', (prefix, targets, classes) => {
    for (const [index, name] of ['p50', 'p95', 'p99'].entries()) {
      const row = byId.get(`${prefix}.${name}`);
      expect(row).toMatchObject({ target: targets[index], unit: 'seconds', direction: '<=', window: '30d' });
      expect(row && LETTER[row.class]).toBe(classes[index]);
      expect(row?.measure).toMatchObject({ kind: 'quantile', quantile: [0.5, 0.95, 0.99][index] });
    }
  });

  test.each(RATIOS)('states target and class of %s', (id, target, letter) => {
    const row = byId.get(id);
    expect(row?.target).toBe(target);
    expect(row && LETTER[row.class]).toBe(letter);
  });

  test('holds nothing but those rows and the relative AI hit row', () => {
    const known = [
      ...LATENCY.flatMap(([prefix]) => ['p50', 'p95', 'p99'].map((p) => `${prefix}.${p}`)),
      ...RATIOS.map(([id]) => id),
    ];
    expect([...byId.keys()].filter((id) => !known.includes(id))).toEqual(['ai.latency.extract_hit']);
    expect(byId.get('ai.latency.extract_hit')).toMatchObject({ target: null, class: 'not measurable' });
  });

  test('counts 16 rows that cannot be read as published, or answer the same whatever happens', () => {
    expect(
      PUBLISHED_ROWS.filter((row) => row.class === 'not measurable' || row.vacuousAsPublished),
    ).toHaveLength(16);
  });

  test('is strict only for the capped share', () => {
    expect(PUBLISHED_ROWS.filter(({ direction }) => direction === '<').map(({ id }) => id)).toEqual([
      'ai.budget_exceeded_rate',
    ]);
  });

  test('reads nothing for a row without counters, and always says why', () => {
    const unreadable = PUBLISHED_ROWS.filter((row) => readable(row) === null);
    expect(unreadable.every((row) => row.class === 'not measurable')).toBe(true);
    for (const row of PUBLISHED_ROWS) {
      for (const text of [row.rule, row.how, row.why, row.scope, row.surface]) expect(text).toMatch(/\S/);
    }
  });

  test('says between which edges a target lies, as the table of brackets does', () => {
    expect(byId.get('latency.extract.cold.p50')?.why).toContain(
      '300 ms lies between the bucket edges 250 ms and 500 ms',
    );
    expect(byId.get('latency.extract.warm.p99')?.why).toContain(
      '800 ms lies between the bucket edges 750 ms and 1 s',
    );
    expect(byId.get('latency.renders.p95')?.why).toContain('25 ms is a bucket edge');
    expect(byId.get('ai.latency.signal_miss.p99')?.why).toContain(
      '15 s lies above the top bucket edge of 10 s',
    );
  });
});
