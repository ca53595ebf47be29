import { describe, expect, test } from 'vitest';
import { FAILING_LANES, LANES, SLOW_LANES } from './catalogue/lanes.ts';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsEvidence, SeriesIncrease } from './counters.ts';
import { observeLane } from './lane-condition.ts';
import { evaluateLanes } from './lanes.ts';
import { laneResultSchema } from './result.ts';
import { aiCalls, buckets, evidence, lookups, observed, requests } from './testing/series.ts';

const repeat = (seconds: number, times: number) => Array.from({ length: times }, () => seconds);

function observe(id: string, given: MetricsEvidence | readonly SeriesIncrease[]) {
  const lane = LANES.find((one) => one.id === id);
  if (lane === undefined) throw new Error(`no lane ${id}`);
  return observeLane(lane, 'kind' in given ? given : evidence(given));
}

describe('the published lanes', () => {
  test('are slow at twice the table p95, for ten minutes', () => {
    for (const lane of SLOW_LANES) {
      const prefix = lane.id.replace(/^slow\.(ai\.)?/, (_, ai) => (ai ? 'ai.latency.' : 'latency.'));
      const p95 = PUBLISHED_ROWS.find(({ id }) => id === `${prefix}.p95`);
      expect([lane.id, lane.threshold]).toEqual([lane.id, 2 * (p95?.target ?? Number.NaN)]);
      expect(lane.holdMs).toBe(600_000);
    }
    expect(SLOW_LANES).toHaveLength(12);
  });

  test('fail above one percent for five minutes, on every endpoint that could', () => {
    const fireable = FAILING_LANES.filter(({ basis }) => basis === 'responses').map(
      ({ endpoint }) => endpoint,
    );
    expect(fireable).toHaveLength(18); // extract, 8 render/sample/walk, 4 colour, 5 geometry
    expect(FAILING_LANES.every(({ threshold, holdMs }) => threshold === 0.01 && holdMs === 300_000)).toBe(
      true,
    );
    expect(FAILING_LANES.filter(({ basis }) => basis === 'shadow').map(({ id }) => id)).toEqual([
      'failing.text_regions.shadow',
      'failing.conformance.shadow',
    ]);
    expect(new Set(LANES.map(({ id }) => id)).size).toBe(LANES.length);
  });
});

describe('the Slow condition', () => {
  test('is exact where the threshold is an edge of an unmixed series, and strictly above it', () => {
    expect(observe('slow.renders', observed('renders_list', repeat(0.05, 100)))).toMatchObject({
      condition: 'false',
      literal: 'false',
    });
    expect(observe('slow.renders', observed('renders_list', repeat(0.051, 100)))).toMatchObject({
      condition: 'true',
      literal: 'true',
    });
    const tie = observed('renders_list', [...repeat(0.05, 95), ...repeat(1, 5)]);
    expect(observe('slow.renders', tie).literal).toBe('false');
  });

  test('is driven by the interpolated value where the edges cannot tell, and shows that', () => {
    const mixed = observed('extract', [...repeat(0.003, 900), ...repeat(3, 100)]);
    expect(observe('slow.extract.warm', mixed)).toMatchObject({ condition: 'undecided', literal: 'true' });
    expect(observe('slow.extract.cold', mixed)).toMatchObject({ condition: 'undecided', literal: 'false' });
  });

  test('can be proven false for a warm lane and true for a cold one, by assumption O', () => {
    expect(observe('slow.probe.warm', observed('probe', repeat(0.003, 100)))).toMatchObject({
      condition: 'false',
    });
    const crawling = observed('render_page', [...repeat(0.003, 50), ...repeat(20, 50)]);
    expect(observe('slow.render_page.cold', crawling)).toMatchObject({
      condition: 'true',
      literal: 'true',
      estimate: 10,
    });
  });

  test('is bounded by the hit share where one is counted', () => {
    const series = [
      ...observed('conformance', [...repeat(0.003, 900), ...repeat(0.3, 100)]),
      ...lookups('conformance', { hit: 900, miss: 100 }),
    ];
    expect(observe('slow.conformance.warm', series)).toMatchObject({
      condition: 'undecided',
      literal: 'true',
    });
    const allWarm = [...observed('conformance', repeat(0.003, 900)), ...lookups('conformance', { hit: 900 })];
    expect(observe('slow.conformance.warm', allWarm).condition).toBe('false');
    expect(observe('slow.conformance.cold', allWarm).condition).toBe('no data');
  });

  test('SLO-T3: can never be shown for thresholds above the top edge', () => {
    const overflow = buckets('extract', { '10.0': 0, '+Inf': 100 });
    expect(observe('slow.ai.extract_first', [...overflow, ...aiCalls('language', { ok: 1 })])).toMatchObject({
      measurable: false,
    });
  });

  test('SLO-T9: has no data without traffic, which is not "not slow"', () => {
    expect(observe('slow.renders', observed('renders_list', []))).toMatchObject({
      condition: 'no data',
      literal: 'no data',
      estimate: null,
    });
    expect(observe('slow.renders', [])).toMatchObject({ condition: 'no data' });
    expect(observe('slow.ai.signal_hit', observed('signal', [0.001]))).toMatchObject({
      condition: 'no data',
    });
  });
});

describe('the Failing condition', () => {
  test('is quiet at the 0.76 % of C1 and at exactly 1 %, true just above', () => {
    expect(observe('failing.extract', requests('extract', { '200': 260, '500': 2 })).literal).toBe('false');
    expect(observe('failing.extract', requests('extract', { '200': 99, '500': 1 })).literal).toBe('false');
    expect(observe('failing.extract', requests('extract', { '200': 989, '500': 11 })).literal).toBe('true');
  });

  test('adds statuses that would each stay under the threshold', () => {
    expect(
      observe('failing.geom_union', requests('geom_union', { '200': 988, '500': 6, '501': 6 })).literal,
    ).toBe('true');
  });

  test('is not diluted by shed requests, and shows the other reading should they ever be counted', () => {
    const seen = observe('failing.extract', requests('extract', { '200': 98, '429': 900, '500': 2 }));
    expect(seen).toMatchObject({ literal: 'true', estimate: 0.02 });
    expect(seen.why).toContain('With the 900 shed requests in the total it is 0.2 %.');
  });

  test('SLO-T6: sees by shadow what the published lane cannot', () => {
    const series = [
      ...requests('text_regions', { '200': 96 }),
      ...lookups('text_regions', { hit: 15, miss: 85 }),
    ];
    expect(observe('failing.text_regions.shadow', series)).toMatchObject({ literal: 'true', estimate: 0.04 });
    expect(observe('failing.text_regions', series)).toMatchObject({ measurable: false });
  });
});

describe('evidence that carries no condition', () => {
  const failing = requests('extract', { '200': 1, '500': 1 });
  test.each<[string, MetricsEvidence]>([
    ['a 503', { kind: 'not instrumented' }],
    ['a dead source', { kind: 'no data', reason: 'Nobody answered.' }],
    [
      'interleaved workers (SLO-T1)',
      evidence(failing, { interleaved: [{ replica: 'replica-1', backwardSteps: 2, windowMs: 600_000 }] }),
    ],
  ])('%s is no data for every lane', (_, given) => {
    expect(
      LANES.map((lane) => observeLane(lane, given).literal).every((literal) => literal === 'no data'),
    ).toBe(true);
  });
});

describe('replicas', () => {
  test('are merged for the condition, and the worst is named by its alias', () => {
    const seen = observe('failing.extract', [
      ...requests('extract', { '200': 995, '500': 5 }, { instance: 'replica-1' }),
      ...requests('extract', { '200': 85, '500': 15 }, { instance: 'replica-2' }),
    ]);
    expect(seen.literal).toBe('true');
    expect(seen.why).toContain('Worst replica: replica-2 with 15 %.');
  });
});

describe('one evaluation of every lane', () => {
  const failing = evidence(requests('extract', { '200': 90, '500': 10 }));
  const lane = (step: ReturnType<typeof evaluateLanes>, id: string) =>
    step.lanes.find((one) => one.id === id);

  test('carries clocks from one to the next and publishes valid results', () => {
    const first = evaluateLanes(failing, [], 0);
    expect(lane(first, 'failing.extract')).toMatchObject({
      state: 'pending',
      activeAtMs: 0,
      firedAtMs: null,
    });
    const second = evaluateLanes(failing, first.clocks, 240_000);
    const third = evaluateLanes(failing, second.clocks, 300_000);
    expect(lane(third, 'failing.extract')).toMatchObject({
      state: 'firing',
      activeAtMs: 0,
      firedAtMs: 300_000,
    });
    const quiet = evaluateLanes(evidence([]), third.clocks, 315_000);
    expect(lane(quiet, 'failing.extract')).toMatchObject({
      state: 'inactive',
      condition: 'no data',
      activeAtMs: null,
    });
    for (const result of third.lanes) expect(laneResultSchema.parse(result)).toEqual(result);
  });

  test('keeps no clock for a lane that can never fire, and says which those are', () => {
    const { lanes, clocks } = evaluateLanes(failing, [], 0);
    const silent = lanes.filter(({ state }) => state === 'not measurable').map(({ id }) => id);
    expect(silent).toEqual([
      'slow.healthz',
      'slow.ai.extract_first',
      'slow.ai.signal_miss',
      'failing.text_regions',
      'failing.conformance',
      'failing.renders_list',
      'failing.probe',
      'failing.extract_stream',
      'failing.signal',
    ]);
    expect(clocks.map(({ id }) => id).filter((id) => silent.includes(id))).toEqual([]);
    expect(clocks).toHaveLength(lanes.length - silent.length);
  });
});
