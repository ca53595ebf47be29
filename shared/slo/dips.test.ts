import { describe, expect, it } from 'vitest';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsEvidence } from './counters.ts';
import { evaluateDips } from './dips.ts';
import type { LaneClock, LaneResult } from './result.ts';
import { aiCalls, evidence, lookups } from './testing/series.ts';

const MINUTE = 60_000;
const cold = evidence(lookups('conformance', { hit: 10, miss: 20 }));
const warm = evidence(lookups('conformance', { hit: 29, miss: 1 }));

/** The states of one dip, evaluated once a minute. */
function run(
  minutes: readonly (MetricsEvidence | 'asleep')[],
  id = 'dip.cache.conformance',
): (LaneResult['state'] | undefined)[] {
  let clocks: readonly LaneClock[] = [];
  return minutes.flatMap((seen, minute) => {
    if (seen === 'asleep') return [];
    // Through JSON, as a restart between any two evaluations would take it.
    const kept: LaneClock[] = JSON.parse(JSON.stringify(clocks));
    const step = evaluateDips(seen, kept, minute * MINUTE, PUBLISHED_ROWS);
    clocks = step.clocks;
    return [step.dips.find((dip) => dip.id === id)?.state];
  });
}

function lasting<T>(minutes: number, what: T): T[] {
  return Array.from({ length: minutes }, () => what);
}

describe('a dip below a floor', () => {
  it('fires after fifteen minutes and not before, restarts included', () => {
    const states = run(lasting(17, cold));
    expect(states.slice(0, 15)).toEqual(lasting(15, 'pending'));
    expect(states.slice(15)).toEqual(['firing', 'firing']);
  });

  it('ends with the first window above the floor', () => {
    expect(run([...lasting(16, cold), warm, cold]).slice(-3)).toEqual(['firing', 'inactive', 'pending']);
  });

  it('starts anew with fewer than twenty look-ups, which tell nothing', () => {
    const few = evidence(lookups('conformance', { hit: 0, miss: 19 }));
    expect(run([...lasting(14, cold), few, cold, cold]).slice(-3)).toEqual([
      'inactive',
      'pending',
      'pending',
    ]);
    expect(run(lasting(17, evidence(lookups('conformance', { hit: 0, miss: 20 })))).at(-1)).toBe('firing');
  });

  it('starts anew after a silence longer than its window', () => {
    expect(run([...lasting(14, cold), ...lasting(6, 'asleep' as const), cold]).at(-1)).toBe('pending');
  });

  it('is not made of counters that cannot be trusted', () => {
    const interleaved = [{ replica: 'replica-1', backwardSteps: 3, windowMs: 10 * MINUTE }];
    const spoiled = evidence(lookups('conformance', { hit: 0, miss: 50 }), { interleaved });
    expect(run(lasting(17, spoiled)).at(-1)).toBe('inactive');
  });

  it('is watched for AI success too, and never for rows nothing counts', () => {
    const capped = evidence(aiCalls('symbols', { ok: 10, budget_exceeded: 20 }));
    expect(run(lasting(16, capped), 'dip.ai.success.symbols').at(-1)).toBe('firing');
    const { dips } = evaluateDips(capped, [], 0, PUBLISHED_ROWS);
    expect(dips.map(({ id }) => id)).not.toContain('dip.cache.extract');
    expect(dips.find(({ id }) => id === 'dip.cache.conformance')).toMatchObject({
      condition: 'no data',
      estimate: null,
      threshold: 0.9,
    });
  });
});
