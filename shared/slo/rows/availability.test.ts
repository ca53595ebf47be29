import { describe, expect, test } from 'vitest';
import { judgeRow } from '../testing/judge.ts';
import { lookups, requests } from '../testing/series.ts';

describe('availability over responses', () => {
  test('breaches on the counters of C1, to ten digits', () => {
    const row = judgeRow('availability.extract', requests('extract', { '200': 260, '500': 2 }));
    expect(row.verdict).toBe('breach');
    expect(row.estimate).toBeCloseTo(0.9923664122, 10);
    expect(row.n).toBe(262);
  });

  test('SLO-T8: is 1 where no 5xx series exists (C4), and a pass is assumed, naming what the handler cannot see', () => {
    const row = judgeRow('availability.extract', requests('extract', { '200': 2000 }));
    expect(row).toMatchObject({ verdict: 'assumed pass', estimate: 1, interval: { low: 1, high: 1 } });
    expect(row.why).toContain('as seen by the handler');
    expect(row.why).toContain('no 5xx is made outside the handler');
  });

  test('passes exactly at the target', () => {
    expect(judgeRow('availability.extract', requests('extract', { '200': 999, '500': 1 })).verdict).toBe(
      'assumed pass',
    );
    expect(judgeRow('availability.extract', requests('extract', { '200': 9989, '500': 11 })).verdict).toBe(
      'breach',
    );
  });

  test('adds every 5xx status and leaves 429 out of both sides', () => {
    const row = judgeRow(
      'availability.extract',
      requests('extract', { '200': 980, '400': 10, '429': 500, '500': 6, '503': 4 }),
    );
    expect(row.estimate).toBeCloseTo(0.99, 12);
    expect(row.n).toBe(1000);
  });

  test('says when a single failure alone would breach', () => {
    expect(judgeRow('availability.extract', requests('extract', { '200': 120 })).why).toContain(
      'Only 120 answers',
    );
    expect(judgeRow('availability.extract', requests('extract', { '200': 1000 })).why).not.toContain('Only');
  });

  test('SLO-T10: pools eight endpoints, names the worst, and assumes that uncounted answers would not dilute it', () => {
    const row = judgeRow('availability.render_sample_walk', [
      ...requests('render_page', { '200': 90, '500': 10 }),
      ...requests('sample_color', { '200': 900 }),
      ...requests('extract', { '500': 1000 }),
    ]);
    expect(row).toMatchObject({ verdict: 'assumed breach', n: 1000 });
    expect(row.estimate).toBeCloseTo(0.99, 12);
    expect(row.why).toContain('Worst: render_page with 90 % of 100.');
  });
});

describe('SLO-T6: availability of labels that only record 200', () => {
  test('is read from the shadow: 112 look-ups, 103 successes', () => {
    const row = judgeRow('availability.text_regions', [
      ...requests('text_regions', { '200': 103 }),
      ...lookups('text_regions', { hit: 15, miss: 97 }),
    ]);
    expect(row).toMatchObject({ verdict: 'assumed breach', class: 'assumption', interval: null, n: 112 });
    expect(row.estimate).toBeCloseTo(103 / 112, 12);
  });

  test('is clamped to 1 for requests in flight when the window began', () => {
    const row = judgeRow('availability.conformance', [
      ...requests('conformance', { '200': 1002 }),
      ...lookups('conformance', { hit: 1000 }),
    ]);
    expect(row).toMatchObject({ verdict: 'assumed pass', estimate: 1 });
  });

  test('is 0, not unknown, where no look-up ever succeeded', () => {
    expect(judgeRow('availability.conformance', lookups('conformance', { miss: 40 }))).toMatchObject({
      verdict: 'assumed breach',
      estimate: 0,
    });
  });

  test('does not exist for the list of renders, whose ratio is always 100 %', () => {
    const series = [...requests('renders_list', { '200': 61 }), ...lookups('renders_list', { hit: 61 })];
    expect(judgeRow('availability.renders', series).verdict).toBe('not measurable');
  });
});
