import { describe, expect, test } from 'vitest';
import { judgeRow } from '../testing/judge.ts';
import { buckets, lookups, observed } from '../testing/series.ts';

const repeat = (seconds: number, times: number) => Array.from({ length: times }, () => seconds);

describe('latency', () => {
  test('words a breach as a breach of the published time, and a pass only as seen by the handler (1.7)', () => {
    const pass = judgeRow('latency.renders.p95', observed('renders_list', repeat(0.003, 200)));
    expect(pass).toMatchObject({
      verdict: 'pass',
      estimate: 0.00475,
      interval: { low: 0, high: 0.005 },
      n: 200,
    });
    expect(pass.why).toContain('Pass as seen by the handler');
    const breach = judgeRow('latency.renders.p95', observed('renders_list', repeat(0.04, 200)));
    expect(breach).toMatchObject({ verdict: 'breach', interval: { low: 0.025, high: 0.05 } });
    expect(breach.why).toContain('so the published time is too');
  });

  test('SLO-T4: a target inside a bucket stays undecided and names the edge that would decide it', () => {
    const row = judgeRow('latency.renders.p99', observed('renders_list', repeat(0.055, 200)));
    expect(row).toMatchObject({
      verdict: 'undecided',
      class: 'bounded',
      interval: { low: 0.05, high: 0.075 },
    });
    expect(row.why).toContain('a bucket edge at 60 ms');
  });

  test('a p99 of fewer than 100 observations is said to be just the slowest one', () => {
    expect(judgeRow('latency.renders.p99', observed('renders_list', repeat(0.003, 99))).why).toContain(
      'Only 99 observations',
    );
    expect(judgeRow('latency.renders.p99', observed('renders_list', repeat(0.003, 100))).why).not.toContain(
      'Only',
    );
    expect(judgeRow('latency.renders.p95', observed('renders_list', repeat(0.003, 19))).why).toContain(
      'fewer than 20',
    );
    expect(judgeRow('latency.renders.p50', observed('renders_list', repeat(0.003, 2))).why).not.toContain(
      'Only',
    );
  });

  test('SLO-T5: bounds warm and cold by the hit share where one is counted', () => {
    const series = [
      ...observed('conformance', [...repeat(0.003, 900), ...repeat(0.6, 100)]),
      ...lookups('conformance', { hit: 900, miss: 100 }),
    ];
    expect(judgeRow('latency.conformance.warm.p50', series).verdict).toBe('pass');
    const cold = judgeRow('latency.conformance.cold.p50', series);
    expect(cold.verdict).toBe('undecided');
    expect(cold.why).toContain('a label that tells warm from cold');
  });

  test('names assumption O where only it decides', () => {
    const mixed = observed('probe', [...repeat(0.003, 990), ...repeat(2, 10)]);
    const warm = judgeRow('latency.probe.warm.p95', mixed);
    expect(warm.verdict).toBe('assumed pass');
    expect(warm.why).toContain('assumption O (a cold request is never faster than a warm one)');
    const slow = observed('extract', [...repeat(0.003, 10), ...repeat(9, 90)]);
    expect(judgeRow('latency.extract.cold.p95', slow).verdict).toBe('assumed breach');
    expect(judgeRow('latency.extract.warm.p95', slow).verdict).toBe('undecided');
  });

  test('needs no assumption where every request was under the edge', () => {
    const fast = observed('extract', repeat(0.2, 300));
    expect(judgeRow('latency.extract.cold.p95', fast).verdict).toBe('pass');
    expect(judgeRow('latency.extract.warm.p99', fast).verdict).toBe('pass');
  });

  test('has no data for a part of the mixture that did not occur, and is exact for the other', () => {
    const series = [...observed('conformance', repeat(0.04, 200)), ...lookups('conformance', { hit: 200 })];
    expect(judgeRow('latency.conformance.warm.p95', series).verdict).toBe('breach');
    expect(judgeRow('latency.conformance.cold.p95', series)).toMatchObject({
      verdict: 'no data',
      why: 'Every request of the window was a cache hit.',
    });
    const allMissed = [
      ...observed('conformance', repeat(0.04, 200)),
      ...lookups('conformance', { miss: 200 }),
    ];
    expect(judgeRow('latency.conformance.warm.p95', allMissed).why).toBe(
      'No request of the window was a cache hit.',
    );
    expect(judgeRow('latency.conformance.cold.p50', allMissed).verdict).toBe('pass');
  });

  test('falls back to assumption O where look-ups are missing, which is not a hit share of zero', () => {
    expect(
      judgeRow('latency.conformance.warm.p95', observed('conformance', [...repeat(0.003, 990), 3])).verdict,
    ).toBe('assumed pass');
  });

  test('SLO-T3: a target above the top edge is not measurable unless everything was under that edge', () => {
    const slow = observed('render_page', [...repeat(1, 990), ...repeat(30, 10)]);
    const row = judgeRow('latency.render_page.cold.p99', slow);
    expect(row).toMatchObject({ verdict: 'not measurable', class: 'not measurable', target: 12 });
    expect(row.why).toContain('a bucket edge at 12 s');
    const under = judgeRow('latency.render_page.cold.p99', observed('render_page', repeat(1, 1000)));
    expect(under.verdict).toBe('pass');
    const overflow = judgeRow(
      'latency.render_page.cold.p99',
      buckets('render_page', { '5.0': 60, '10.0': 90, '+Inf': 100 }),
    );
    expect(overflow).toMatchObject({ verdict: 'not measurable', estimate: 10 });
  });
});
