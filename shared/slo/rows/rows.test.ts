import { describe, expect, test } from 'vitest';
import type { SeriesIncrease } from '../counters.ts';
import { evaluateSlo } from '../evaluate.ts';
import { aiCalls, buckets, evidence, lookups, observed, requests } from '../testing/series.ts';

function judge(id: string, series: readonly SeriesIncrease[]) {
  const row = evaluateSlo(evidence(series)).find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

const repeat = (seconds: number, times: number) => Array.from({ length: times }, () => seconds);

describe('availability over responses', () => {
  test('breaches on the counters of C1, to ten digits', () => {
    const row = judge('availability.extract', requests('extract', { '200': 260, '500': 2 }));
    expect(row.verdict).toBe('breach');
    expect(row.estimate).toBeCloseTo(0.9923664122, 10);
    expect(row.n).toBe(262);
  });

  test('SLO-T8: is 1 where no 5xx series exists (C4), and a pass is assumed, naming what the handler cannot see', () => {
    const row = judge('availability.extract', requests('extract', { '200': 2000 }));
    expect(row).toMatchObject({ verdict: 'assumed pass', estimate: 1, interval: { low: 1, high: 1 } });
    expect(row.why).toContain('as seen by the handler');
    expect(row.why).toContain('no 5xx is made outside the handler');
  });

  test('passes exactly at the target', () => {
    expect(judge('availability.extract', requests('extract', { '200': 999, '500': 1 })).verdict).toBe(
      'assumed pass',
    );
    expect(judge('availability.extract', requests('extract', { '200': 9989, '500': 11 })).verdict).toBe(
      'breach',
    );
  });

  test('adds every 5xx status and leaves 429 out of both sides', () => {
    const row = judge(
      'availability.extract',
      requests('extract', { '200': 980, '400': 10, '429': 500, '500': 6, '503': 4 }),
    );
    expect(row.estimate).toBeCloseTo(0.99, 12);
    expect(row.n).toBe(1000);
  });

  test('says when a single failure alone would breach', () => {
    expect(judge('availability.extract', requests('extract', { '200': 120 })).why).toContain(
      'Only 120 answers',
    );
    expect(judge('availability.extract', requests('extract', { '200': 1000 })).why).not.toContain('Only');
  });

  test('SLO-T10: pools eight endpoints, names the worst, and assumes that uncounted answers would not dilute it', () => {
    const row = judge('availability.render_sample_walk', [
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
    const row = judge('availability.text_regions', [
      ...requests('text_regions', { '200': 103 }),
      ...lookups('text_regions', { hit: 15, miss: 97 }),
    ]);
    expect(row).toMatchObject({ verdict: 'assumed breach', class: 'assumption', interval: null, n: 112 });
    expect(row.estimate).toBeCloseTo(103 / 112, 12);
  });

  test('is clamped to 1 for requests in flight when the window began', () => {
    const row = judge('availability.conformance', [
      ...requests('conformance', { '200': 1002 }),
      ...lookups('conformance', { hit: 1000 }),
    ]);
    expect(row).toMatchObject({ verdict: 'assumed pass', estimate: 1 });
  });

  test('is 0, not unknown, where no look-up ever succeeded', () => {
    expect(judge('availability.conformance', lookups('conformance', { miss: 40 }))).toMatchObject({
      verdict: 'assumed breach',
      estimate: 0,
    });
  });

  test('does not exist for the list of renders, whose ratio is always 100 %', () => {
    const series = [...requests('renders_list', { '200': 61 }), ...lookups('renders_list', { hit: 61 })];
    expect(judge('availability.renders', series).verdict).toBe('not measurable');
  });
});

describe('latency', () => {
  test('words a breach as a breach of the published time, and a pass only as seen by the handler (1.7)', () => {
    const pass = judge('latency.renders.p95', observed('renders_list', repeat(0.003, 200)));
    expect(pass).toMatchObject({
      verdict: 'pass',
      estimate: 0.00475,
      interval: { low: 0, high: 0.005 },
      n: 200,
    });
    expect(pass.why).toContain('Pass as seen by the handler');
    const breach = judge('latency.renders.p95', observed('renders_list', repeat(0.04, 200)));
    expect(breach).toMatchObject({ verdict: 'breach', interval: { low: 0.025, high: 0.05 } });
    expect(breach.why).toContain('so the published time is too');
  });

  test('SLO-T4: a target inside a bucket stays undecided and names the edge that would decide it', () => {
    const row = judge('latency.renders.p99', observed('renders_list', repeat(0.055, 200)));
    expect(row).toMatchObject({
      verdict: 'undecided',
      class: 'bounded',
      interval: { low: 0.05, high: 0.075 },
    });
    expect(row.why).toContain('a bucket edge at 60 ms');
  });

  test('a p99 of fewer than 100 observations is said to be just the slowest one', () => {
    expect(judge('latency.renders.p99', observed('renders_list', repeat(0.003, 99))).why).toContain(
      'Only 99 observations',
    );
    expect(judge('latency.renders.p99', observed('renders_list', repeat(0.003, 100))).why).not.toContain(
      'Only',
    );
    expect(judge('latency.renders.p95', observed('renders_list', repeat(0.003, 19))).why).toContain(
      'fewer than 20',
    );
    expect(judge('latency.renders.p50', observed('renders_list', repeat(0.003, 2))).why).not.toContain(
      'Only',
    );
  });

  test('SLO-T5: bounds warm and cold by the hit share where one is counted', () => {
    const series = [
      ...observed('conformance', [...repeat(0.003, 900), ...repeat(0.6, 100)]),
      ...lookups('conformance', { hit: 900, miss: 100 }),
    ];
    expect(judge('latency.conformance.warm.p50', series).verdict).toBe('pass');
    const cold = judge('latency.conformance.cold.p50', series);
    expect(cold.verdict).toBe('undecided');
    expect(cold.why).toContain('a label that tells warm from cold');
  });

  test('names assumption O where only it decides', () => {
    const mixed = observed('probe', [...repeat(0.003, 990), ...repeat(2, 10)]);
    const warm = judge('latency.probe.warm.p95', mixed);
    expect(warm.verdict).toBe('assumed pass');
    expect(warm.why).toContain('assumption O: a cold request is never faster than a warm one');
    const slow = observed('extract', [...repeat(0.003, 10), ...repeat(9, 90)]);
    expect(judge('latency.extract.cold.p95', slow).verdict).toBe('assumed breach');
    expect(judge('latency.extract.warm.p95', slow).verdict).toBe('undecided');
  });

  test('needs no assumption where every request was under the edge', () => {
    const fast = observed('extract', repeat(0.2, 300));
    expect(judge('latency.extract.cold.p95', fast).verdict).toBe('pass');
    expect(judge('latency.extract.warm.p99', fast).verdict).toBe('pass');
  });

  test('has no data for a part of the mixture that did not occur, and is exact for the other', () => {
    const series = [...observed('conformance', repeat(0.04, 200)), ...lookups('conformance', { hit: 200 })];
    expect(judge('latency.conformance.warm.p95', series).verdict).toBe('breach');
    expect(judge('latency.conformance.cold.p95', series)).toMatchObject({
      verdict: 'no data',
      why: 'Every request of the window was a cache hit.',
    });
    const allMissed = [
      ...observed('conformance', repeat(0.04, 200)),
      ...lookups('conformance', { miss: 200 }),
    ];
    expect(judge('latency.conformance.warm.p95', allMissed).why).toBe(
      'No request of the window was a cache hit.',
    );
    expect(judge('latency.conformance.cold.p50', allMissed).verdict).toBe('pass');
  });

  test('falls back to assumption O where look-ups are missing, which is not a hit share of zero', () => {
    expect(
      judge('latency.conformance.warm.p95', observed('conformance', [...repeat(0.003, 990), 3])).verdict,
    ).toBe('assumed pass');
  });

  test('SLO-T3: a target above the top edge is not measurable unless everything was under that edge', () => {
    const slow = observed('render_page', [...repeat(1, 990), ...repeat(30, 10)]);
    const row = judge('latency.render_page.cold.p99', slow);
    expect(row).toMatchObject({ verdict: 'not measurable', class: 'not measurable', target: 12 });
    expect(row.why).toContain('a bucket edge at 12 s');
    const under = judge('latency.render_page.cold.p99', observed('render_page', repeat(1, 1000)));
    expect(under.verdict).toBe('pass');
    const overflow = judge(
      'latency.render_page.cold.p99',
      buckets('render_page', { '5.0': 60, '10.0': 90, '+Inf': 100 }),
    );
    expect(overflow).toMatchObject({ verdict: 'not measurable', estimate: 10 });
  });
});

describe('cache hit share', () => {
  test('SLO-T2: divides hits by look-ups, both summed (C7)', () => {
    const row = judge('cache.conformance', lookups('conformance', { hit: 30, miss: 70 }));
    expect(row).toMatchObject({ verdict: 'breach', estimate: 0.3, n: 100, window: '5m' });
    expect(row.why).toContain('15 minutes with at least 20 look-ups');
  });

  test('passes exactly at the floor, is 0 without hits, and mentions few look-ups', () => {
    expect(judge('cache.text_regions', lookups('text_regions', { hit: 70, miss: 30 })).verdict).toBe('pass');
    expect(judge('cache.text_regions', lookups('text_regions', { miss: 3 }))).toMatchObject({
      verdict: 'breach',
      estimate: 0,
    });
    expect(judge('cache.text_regions', lookups('text_regions', { hit: 3 })).why).toContain('Only 3 look-ups');
  });

  test('cannot be read for routes that never count a look-up', () => {
    expect(judge('cache.extract', lookups('conformance', { hit: 1 })).verdict).toBe('not measurable');
  });
});

describe('AI success', () => {
  test('is one-sided: below the target proves a breach, above proves nothing', () => {
    const low = judge('ai.success.symbols', aiCalls('symbols', { ok: 159, budget_exceeded: 45 }));
    expect(low).toMatchObject({ verdict: 'breach', n: 204, interval: { low: 0, high: 159 / 204 } });
    expect(low.why).toContain(
      'Leaving out calls stopped by the cost cap and counting `empty` as success it is 100 %.',
    );
    const high = judge('ai.success.language', aiCalls('language', { ok: 1000 }));
    expect(high).toMatchObject({ verdict: 'undecided', estimate: 1 });
    expect(high.why).toContain('above proves nothing');
  });

  test('is not measurable for barcodes, which never yield anything but ok', () => {
    expect(judge('ai.success.barcodes', aiCalls('barcodes', { ok: 204 }))).toMatchObject({
      verdict: 'not measurable',
      estimate: 1,
    });
  });
});

describe('capped AI requests', () => {
  const quiet = (capped: number) => [
    ...aiCalls('symbols', { ok: 10_000 - capped, budget_exceeded: capped }),
    ...aiCalls('language', { ok: 10_000 }),
  ];

  test('are strictly under the target to pass, and a pass assumes no unseen stop', () => {
    expect(judge('ai.budget_exceeded_rate', quiet(9))).toMatchObject({
      verdict: 'assumed pass',
      estimate: 0.0009,
      n: 10_000,
    });
    expect(judge('ai.budget_exceeded_rate', quiet(10)).verdict).toBe('assumed breach');
  });

  test('are a proven breach once they are too many for the most requests there can have been', () => {
    const row = judge('ai.budget_exceeded_rate', quiet(20));
    expect(row).toMatchObject({ verdict: 'breach', interval: { low: 0.001, high: null } });
    expect(row.why).toContain('In the last hour: 0.2 %.');
  });

  test('are no data where AI is on but idle', () => {
    expect(judge('ai.budget_exceeded_rate', aiCalls('symbols', { ok: 0 })).verdict).toBe('no data');
  });
});
