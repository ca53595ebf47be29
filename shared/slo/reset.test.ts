import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceCounter, type CounterState } from './reset.ts';

type Sample = { value: number; createdAtMs: number | null };

/** Feeds samples in order; the target counts as seen before the first one only where said. */
function feed(samples: readonly (Sample | null)[], targetSeenBefore = false) {
  let state: CounterState | null = null;
  let scraped = targetSeenBefore;
  let backwardSteps = 0;
  for (const sample of samples) {
    if (sample !== null) {
      const step = advanceCounter(state, sample, scraped);
      state = step.state;
      if (step.backward) backwardSteps += 1;
    }
    scraped = true;
  }
  return { cumulative: state?.cumulative ?? null, backwardSteps };
}

const values = (...numbers: (number | null)[]) =>
  numbers.map((value) => (value === null ? null : { value, createdAtMs: null }));

describe('a counter over time', () => {
  test('counts a value in full after a drop, as in worked example C1', () => {
    expect(feed(values(1000, 1060, 1120, 20, 80, 140)).cumulative).toBe(260);
    expect(feed(values(2, 2, 3, 0, 1, 1)).cumulative).toBe(2);
  });

  test('is summed after its own resets are taken out, as in worked example C2', () => {
    const a = feed(values(100, 110, 120, 0, 10, 20)).cumulative ?? 0;
    const b = feed(values(500, 510, 520, 530, 540, 550)).cumulative ?? 0;
    expect(a + b).toBe(90);
    expect(feed(values(600, 620, 640, 530, 550, 570)).cumulative).toBe(610);
  });

  test('SLO-T7: counts the first value of a series born while its target was scraped (C3)', () => {
    expect(feed(values(null, null, null, 1, 1, 1)).cumulative).toBe(1);
  });

  test('starts at zero where the past of the target is unknown', () => {
    expect(feed(values(317, 317, 320)).cumulative).toBe(3);
    expect(feed(values(317)).cumulative).toBe(0);
    expect(feed(values(317), true).cumulative).toBe(317);
  });

  test('explodes for two interleaved workers without creation times, and a drop alone proves nothing (C5)', () => {
    const { cumulative, backwardSteps } = feed(values(100, 40, 101, 41, 102, 42));
    expect(cumulative).toBe(245); // truth: 4
    expect(backwardSteps).toBe(0);
  });

  test('never falls, whatever is scraped', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 1 }), (numbers) => {
        let state: CounterState | null = null;
        for (const value of numbers) {
          const before: number = state?.cumulative ?? 0;
          state = advanceCounter(state, { value, createdAtMs: null }, true).state;
          expect(state.cumulative).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  test('equals the number of events for one process with restarts that are seen as drops', () => {
    const lives = fc.array(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(lives, (increments) => {
        const samples: Sample[] = [];
        let last = 0;
        let truth = 0;
        for (const [life, steps] of increments.entries()) {
          // A restarted process whose first count reaches the old value is invisible to Prometheus too.
          let value = life === 0 ? 0 : Math.max(0, Math.min(last - 1, steps[0] ?? 0));
          truth += value;
          for (const step of steps) {
            samples.push({ value, createdAtMs: life });
            last = value;
            value += step;
            truth += step;
          }
          truth -= steps.at(-1) ?? 0;
        }
        fc.pre(samples.length > 0);
        const seen = feed(samples, true);
        expect(seen.cumulative).toBe(truth);
        expect(seen.backwardSteps).toBe(0);
      }),
    );
  });
});

describe('SLO-T1: creation times', () => {
  const A = 1_000;
  const B = 9_000;
  const created = (...times: (number | null)[]) => times.map((createdAtMs, i) => ({ value: i, createdAtMs }));

  test('count one backward step for every return to the older worker', () => {
    expect(feed(created(A, B, A, B, A)).backwardSteps).toBe(2);
    expect(feed(created(B, B, A, A, B, A)).backwardSteps).toBe(2);
  });

  test('never go back in one process, restarted or not', () => {
    expect(feed(created(A, A, A, B, B)).backwardSteps).toBe(0);
  });

  test('are remembered over a scrape that did not expose them', () => {
    expect(feed(created(B, null, A)).backwardSteps).toBe(1);
    expect(feed(created(null, A, B)).backwardSteps).toBe(0);
  });
});
