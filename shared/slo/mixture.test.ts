import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLIENT_EDGES } from './catalogue/latency.ts';
import { type Histogram, histogram } from './histogram.ts';
import { unmixOrdered, unmixPlain, warmShareOf } from './mixture.ts';
import { decideQuantile, quantileEstimate, quantileInterval } from './quantile.ts';

const INF = Number.POSITIVE_INFINITY;

function made(counts: readonly number[]): Histogram {
  const result = histogram(counts.map((count, i) => ({ le: CLIENT_EDGES[i] ?? INF, count })));
  if (result === null) throw new Error('malformed');
  return result;
}

const V1 = made([400, 600, 930, 960, 970, 985, 992, 996, 998, 999, 1000, 1000, 1000, 1000, 1000]);
const CONFORMANCE = made([
  1526, 1531, 1568, 1584, 1588, 1592, 1601, 1605, 1608, 1608, 1631, 1641, 1641, 1641, 1698,
]);

describe('unmixing warm and cold of one series', () => {
  test.each([
    ['warm', 0.5, 0.005, 0.3333, 0.4444, 'breach'],
    ['warm', 0.95, 0.025, 0.9222, 1, 'undecided'],
    ['warm', 0.95, 0.05, 0.9556, 1, 'pass'],
    ['cold', 0.5, 0.05, 0.6, 1, 'pass'],
  ] as const)(
    'bounds the %s part of V1 at h = 0.9 (q %d, %d s)',
    (temperature, q, target, low, high, outcome) => {
      const decision = decideQuantile(V1, q, target, unmixPlain(temperature, 0.9));
      expect(decision.atLower.low).toBeCloseTo(low, 4);
      expect(decision.atUpper.high).toBeCloseTo(high, 4);
      expect(decision.outcome).toBe(outcome);
    },
  );

  test('bounds the cold part between two edges (V1, p95, 200 ms)', () => {
    const decision = decideQuantile(V1, 0.95, 0.2, unmixPlain('cold', 0.9));
    expect(decision.atLower.low).toBeCloseTo(0.85, 12);
    expect(decision.atUpper.high).toBe(1);
    expect(decision.outcome).toBe('undecided');
  });

  test('agrees with the recorded conformance counts (1 589 hits of 1 698)', () => {
    const h = warmShareOf(1589, 1698);
    expect(h).toBeCloseTo(0.93581, 5);
    const p50 = decideQuantile(CONFORMANCE, 0.5, 0.005, unmixPlain('warm', h));
    expect(p50.atLower.low).toBeCloseTo(0.892, 3);
    expect(p50.atLower.high).toBeCloseTo(0.96, 3);
    expect(p50.outcome).toBe('pass');
    const p95 = decideQuantile(CONFORMANCE, 0.95, 0.025, unmixPlain('warm', h));
    expect(p95.atLower.low).toBeCloseTo(0.918, 3);
    expect(p95.atLower.high).toBeCloseTo(0.987, 3);
    expect(p95.outcome).toBe('undecided');
  });

  test('clamps the warm share for requests in flight at the window edges, and knows none without requests', () => {
    expect(warmShareOf(101, 100)).toBe(1);
    expect(warmShareOf(0, 100)).toBe(0);
    expect(warmShareOf(0, 0)).toBeNull();
  });

  test('is exact for the only part there is', () => {
    expect(unmixPlain('warm', 1)(0.93)).toEqual({ low: 0.93, high: 0.93 });
    expect(unmixPlain('cold', 0)(0.93)).toEqual({ low: 0.93, high: 0.93 });
  });

  test('proves nothing of an unknown mix but that all are under an edge that holds all', () => {
    expect(unmixPlain('warm', null)(0.999)).toEqual({ low: 0, high: 1 });
    expect(unmixPlain('cold', null)(1)).toEqual({ low: 1, high: 1 });
  });

  test('under assumption O is one-sided for an unknown mix', () => {
    expect(unmixOrdered('warm', null)(0.96)).toEqual({ low: 0.96, high: 1 });
    expect(unmixOrdered('cold', null)(0.96)).toEqual({ low: 0, high: 0.96 });
  });
});

function bucketed(seconds: readonly number[]): Histogram {
  return made([...CLIENT_EDGES, INF].map((le) => seconds.filter((value) => value <= le).length));
}

function trueQuantile(seconds: readonly number[], percent: number): number {
  const sorted = seconds.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? Number.NaN;
}

const seconds = fc.oneof(fc.constantFrom(...CLIENT_EDGES), fc.double({ min: 0.0001, max: 20, noNaN: true }));
const part = fc.array(seconds, { minLength: 1, maxLength: 60 });
const target = fc.constantFrom(...CLIENT_EDGES, 0.03, 0.2, 0.4, 0.8, 2, 4, 12);
const percent = fc.constantFrom(50, 95, 99);

describe('for any two parts of one series', () => {
  test('a proven verdict never contradicts the true quantile of the part, known share or not', () => {
    fc.assert(
      fc.property(part, part, target, percent, fc.boolean(), (warm, cold, t, p, known) => {
        const mixed = bucketed([...warm, ...cold]);
        const h = known ? warmShareOf(warm.length, mixed.total) : null;
        for (const [temperature, own] of [
          ['warm', warm],
          ['cold', cold],
        ] as const) {
          const unmix = unmixPlain(temperature, h);
          const { outcome } = decideQuantile(mixed, p / 100, t, unmix);
          const truth = trueQuantile(own, p);
          if (outcome === 'pass') expect(truth).toBeLessThanOrEqual(t);
          if (outcome === 'breach') expect(truth).toBeGreaterThan(t);
          const { low, high } = quantileInterval(mixed, p / 100, unmix);
          expect(truth).toBeGreaterThan(low);
          expect(truth).toBeLessThanOrEqual(high ?? INF);
          const estimate = quantileEstimate(p / 100, mixed);
          expect(estimate).toBeGreaterThanOrEqual(low * (1 - 1e-12));
          expect(estimate).toBeLessThanOrEqual((high ?? INF) * (1 + 1e-12));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a verdict under assumption O is true wherever the assumption is', () => {
    const slower = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(part, slower, target, percent, fc.boolean(), (warm, delays, t, p, known) => {
        const cold = delays.flatMap((delay) => warm.map((value) => value + delay));
        const mixed = bucketed([...warm, ...cold]);
        const h = known ? warmShareOf(warm.length, mixed.total) : null;
        for (const [temperature, own] of [
          ['warm', warm],
          ['cold', cold],
        ] as const) {
          const { outcome } = decideQuantile(mixed, p / 100, t, unmixOrdered(temperature, h));
          const truth = trueQuantile(own, p);
          if (outcome === 'pass') expect(truth).toBeLessThanOrEqual(t);
          if (outcome === 'breach') expect(truth).toBeGreaterThan(t);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('learning the hit share or assuming O never loses or turns a verdict', () => {
    fc.assert(
      fc.property(part, part, target, percent, (warm, cold, t, p) => {
        const mixed = bucketed([...warm, ...cold]);
        const h = warmShareOf(warm.length, mixed.total);
        for (const temperature of ['warm', 'cold'] as const) {
          const decide = (unmix: ReturnType<typeof unmixPlain>) =>
            decideQuantile(mixed, p / 100, t, unmix).outcome;
          const proven = decide(unmixPlain(temperature, null));
          if (proven !== 'undecided') expect(decide(unmixPlain(temperature, h))).toBe(proven);
          const known = decide(unmixPlain(temperature, h));
          if (known !== 'undecided') expect(decide(unmixOrdered(temperature, h))).toBe(known);
        }
      }),
      { numRuns: 500 },
    );
  });
});
