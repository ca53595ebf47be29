import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLIENT_EDGES } from './catalogue/latency.ts';
import { type Histogram, histogram } from './histogram.ts';
import { decideQuantile, quantileEstimate, quantileInterval } from './quantile.ts';

const INF = Number.POSITIVE_INFINITY;
const of = (...pairs: readonly (readonly [number, number])[]) =>
  histogram(pairs.map(([le, count]) => ({ le, count })));

function wellFormed(made: Histogram | null): Histogram {
  if (made === null) throw new Error('malformed');
  return made;
}

const V1 = wellFormed(
  of(
    [0.005, 400],
    [0.01, 600],
    [0.025, 930],
    [0.05, 960],
    [0.075, 970],
    [0.1, 985],
    [0.25, 992],
    [0.5, 996],
    [0.75, 998],
    [1, 999],
    [2.5, 1000],
    [5, 1000],
    [7.5, 1000],
    [10, 1000],
    [INF, 1000],
  ),
);
const V3 = wellFormed(of([5, 60], [7.5, 80], [10, 90], [INF, 100]));

describe('the estimate by the histogram_quantile rule', () => {
  test.each([
    [0.5, 0.0075],
    [0.95, 0.0416667],
    [0.99, 0.2071429],
  ])('interpolates inside a bucket (V1, q %d)', (q, seconds) => {
    expect(quantileEstimate(q, V1)).toBeCloseTo(seconds, 7);
  });

  test('spreads everything over the first bucket (V2)', () => {
    const v2 = of([0.005, 100], [0.01, 100], [INF, 100]);
    expect([0.5, 0.95, 0.99].map((q) => quantileEstimate(q, v2))).toEqual([0.0025, 0.00475, 0.00495]);
  });

  test('SLO-T3: answers the top edge when the rank lies above it (V3)', () => {
    expect(quantileEstimate(0.5, V3)).toBeCloseTo(4.1666667, 7);
    expect([0.9, 0.95, 0.99].map((q) => quantileEstimate(q, V3))).toEqual([10, 10, 10]);
  });

  test('SLO-T9: is NaN without observations, which is not over any threshold (V4)', () => {
    const empty = quantileEstimate(0.95, of([0.005, 0], [INF, 0]));
    expect(empty).toBeNaN();
    expect(empty > 0.05).toBe(false);
  });

  test('takes the edge itself when the rank lies on it (V5)', () => {
    const v5 = of([0.005, 20], [0.01, 50], [0.025, 95], [0.05, 100], [INF, 100]);
    expect(quantileEstimate(0.95, v5)).toBe(0.025);
    expect(quantileEstimate(0.96, v5)).toBeCloseTo(0.03, 12);
  });

  test('skips empty low buckets (V6)', () => {
    expect(quantileEstimate(0.5, of([0.005, 0], [0.01, 0], [0.025, 10], [INF, 10]))).toBeCloseTo(0.0175, 12);
  });

  test('is NaN for a malformed histogram (V7)', () => {
    expect(quantileEstimate(0.5, of([0.005, 1], [0.01, 2]))).toBeNaN();
    expect(quantileEstimate(0.5, of([INF, 2]))).toBeNaN();
    expect(quantileEstimate(0.5, of())).toBeNaN();
  });

  test('answers quantiles outside 0..1 with infinities, and an edge at or under zero with itself', () => {
    expect(quantileEstimate(-0.1, V1)).toBe(-INF);
    expect(quantileEstimate(1.1, V1)).toBe(INF);
    expect(quantileEstimate(0.5, of([0, 10], [1, 10], [INF, 10]))).toBe(0);
  });

  test('sorts edges as numbers and forces counts not to fall', () => {
    const shuffled = of([INF, 100], [10, 90], [5, 60], [7.5, 80]);
    expect(shuffled).toEqual(V3);
    expect(of([1, 5], [2, 4], [INF, 6])?.buckets.map(({ count }) => count)).toEqual([5, 5, 6]);
  });

  // Lifetime counts of the real service with Prometheus' own answers (slo-contract 8.1, tolerance 1e-9 stated there).
  test.each([
    [
      'extract',
      [99, 143, 439, 856, 1136, 1308, 1577, 1672, 1692, 1697, 1728, 1743, 1749, 1757, 1806],
      [0.0541964286, 1.9048387097, 10],
    ],
    [
      'conformance',
      [1526, 1531, 1568, 1584, 1588, 1592, 1601, 1605, 1608, 1608, 1631, 1641, 1641, 1641, 1698],
      [0.0027817824, 1.3326086957, 10],
    ],
    [
      'text_regions',
      [16, 21, 30, 63, 82, 90, 101, 103, 103, 103, 103, 103, 103, 103, 103],
      [0.0412878788, 0.2070454545, 0.37125],
    ],
    ['render_page', [3, 3, 3, 3, 5, 6, 9, 15, 25, 27, 38, 38, 38, 38, 38], [0.6, 2.2409090909, 2.4481818182]],
    ['renders_list', Array.from({ length: 15 }, () => 61), [0.0025, 0.00475, 0.00495]],
  ])('agrees with Prometheus on the recorded counts of %s', (_, counts, expected) => {
    const recorded = histogram(counts.map((count, i) => ({ le: CLIENT_EDGES[i] ?? INF, count })));
    for (const [i, q] of [0.5, 0.95, 0.99].entries()) {
      expect(Math.abs(quantileEstimate(q, recorded) - (expected[i] ?? Number.NaN))).toBeLessThan(1e-9);
    }
  });
});

describe('a quantile against a target, by counting at the edges', () => {
  test.each([
    [0.5, 0.005, 0.4, 0.4, 'breach'],
    [0.5, 0.01, 0.6, 0.6, 'pass'],
    [0.95, 0.025, 0.93, 0.93, 'breach'],
    [0.95, 0.03, 0.93, 0.96, 'undecided'],
    [0.95, 0.05, 0.96, 0.96, 'pass'],
    [0.95, 0.2, 0.985, 0.992, 'pass'],
    [0.99, 0.06, 0.96, 0.97, 'breach'],
    [0.99, 0.1, 0.985, 0.985, 'breach'],
    [0.99, 0.15, 0.985, 0.992, 'undecided'],
    [0.99, 0.8, 0.998, 0.999, 'pass'],
  ])('decides V1 at q %d and %d s', (q, target, lower, upper, outcome) => {
    const decision = decideQuantile(V1, q, target);
    expect(decision.bracket.lower.share).toBe(lower);
    expect(decision.bracket.upper.share).toBe(upper);
    expect(decision.outcome).toBe(outcome);
  });

  test('SLO-T3: leaves a target above the top edge undecided where the estimate would claim a pass', () => {
    expect(decideQuantile(V3, 0.95, 12)).toMatchObject({
      outcome: 'undecided',
      bracket: { lower: { edge: 10, share: 0.9 }, upper: { edge: INF, share: 1 } },
    });
    expect(quantileEstimate(0.95, V3)).toBeLessThanOrEqual(12);
  });

  test('passes on a tie, also when Prometheus stretched both counts', () => {
    for (const stretch of [1, 1.0334, 1 / 3, 0.1, 7.77]) {
      const tie = wellFormed(of([0.025, 95 * stretch], [INF, 100 * stretch]));
      expect(decideQuantile(tie, 0.95, 0.025).outcome).toBe('pass');
      const under = wellFormed(of([0.025, 94.999 * stretch], [INF, 100 * stretch]));
      expect(decideQuantile(under, 0.95, 0.025).outcome).toBe('breach');
    }
  });

  test('cannot pass a target below the lowest edge', () => {
    const low = wellFormed(of([0.005, 100], [INF, 100]));
    expect(decideQuantile(low, 0.5, 0.001).outcome).toBe('undecided');
  });
});

/** The smallest value with at least q of the sample at or under it; q in whole percent. */
function trueQuantile(seconds: readonly number[], percent: number): number {
  const sorted = seconds.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? Number.NaN;
}

function bucketed(seconds: readonly number[], edges: readonly number[]): Histogram {
  return wellFormed(
    histogram([...edges, INF].map((le) => ({ le, count: seconds.filter((value) => value <= le).length }))),
  );
}

const durations = fc.array(
  fc.oneof(fc.constantFrom(...CLIENT_EDGES), fc.double({ min: 0.0001, max: 30, noNaN: true })),
  { minLength: 1, maxLength: 120 },
);
const edges = fc.uniqueArray(
  fc.oneof(fc.constantFrom(...CLIENT_EDGES), fc.double({ min: 0.001, max: 20, noNaN: true })),
  {
    minLength: 1,
    maxLength: 16,
  },
);
const targets = fc.oneof(
  fc.constantFrom(...CLIENT_EDGES, 0.03, 0.2, 0.8, 12),
  fc.double({ min: 0.001, max: 40, noNaN: true }),
);
const percents = fc.constantFrom(50, 90, 95, 99);

describe('for any sample, buckets and target', () => {
  test('a verdict never contradicts the true quantile', () => {
    fc.assert(
      fc.property(durations, edges, targets, percents, (seconds, cuts, target, percent) => {
        const { outcome } = decideQuantile(bucketed(seconds, cuts), percent / 100, target);
        const truth = trueQuantile(seconds, percent);
        if (outcome === 'pass') expect(truth).toBeLessThanOrEqual(target);
        if (outcome === 'breach') expect(truth).toBeGreaterThan(target);
        if (cuts.includes(target)) expect(outcome).not.toBe('undecided');
      }),
      { numRuns: 500 },
    );
  });

  test('the interval holds the true quantile and the estimate', () => {
    fc.assert(
      fc.property(durations, edges, percents, (seconds, cuts, percent) => {
        const made = bucketed(seconds, cuts);
        const { low, high } = quantileInterval(made, percent / 100);
        const truth = trueQuantile(seconds, percent);
        expect(truth).toBeGreaterThan(low);
        expect(truth).toBeLessThanOrEqual(high ?? INF);
        const estimate = quantileEstimate(percent / 100, made);
        expect(estimate).toBeGreaterThanOrEqual(low * (1 - 1e-12));
        expect(estimate).toBeLessThanOrEqual((high ?? INF) * (1 + 1e-12));
      }),
      { numRuns: 500 },
    );
  });

  test('more edges over the same sample never lose or turn a verdict', () => {
    fc.assert(
      fc.property(durations, edges, edges, targets, percents, (seconds, cuts, more, target, percent) => {
        const before = decideQuantile(bucketed(seconds, cuts), percent / 100, target).outcome;
        const all = [...new Set([...cuts, ...more])];
        const after = decideQuantile(bucketed(seconds, all), percent / 100, target).outcome;
        if (before !== 'undecided') expect(after).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  test('more observations on the good side never end a pass, nor on the bad side a breach', () => {
    fc.assert(
      fc.property(durations, durations, edges, targets, percents, (seconds, more, cuts, target, percent) => {
        const q = percent / 100;
        const { outcome } = decideQuantile(bucketed(seconds, cuts), q, target);
        const good = [...seconds, ...more.map((value) => Math.min(value, target / 2, ...cuts))];
        const bad = [...seconds, ...more.map((value) => Math.max(value, target, ...cuts) + 1)];
        if (outcome === 'pass' && cuts.some((cut) => cut <= target)) {
          expect(decideQuantile(bucketed(good, cuts), q, target).outcome).toBe('pass');
        }
        if (outcome === 'breach')
          expect(decideQuantile(bucketed(bad, cuts), q, target).outcome).toBe('breach');
        // Whatever is added, a verdict can only turn if the sample's true quantile crossed the target.
        const mixed = [...seconds, ...more];
        const turned = decideQuantile(bucketed(mixed, cuts), q, target).outcome;
        if (turned === 'pass') expect(trueQuantile(mixed, percent)).toBeLessThanOrEqual(target);
        if (turned === 'breach') expect(trueQuantile(mixed, percent)).toBeGreaterThan(target);
      }),
      { numRuns: 500 },
    );
  });
});
