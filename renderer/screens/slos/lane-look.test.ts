import { describe, expect, it } from 'vitest';
import type { LaneResult } from '../../../shared/slo/result.ts';
import { laneLook, orderLanes } from './lane-look.ts';

function lane(id: string, state: LaneResult['state']): LaneResult {
  return {
    id,
    state,
    condition: 'false',
    activeAtMs: null,
    firedAtMs: null,
    threshold: 0.01,
    unit: 'ratio',
    holdMs: 300_000,
    estimate: null,
    why: 'Because.',
  };
}

describe('laneLook', () => {
  it('is green only for a lane whose condition is known not to hold', () => {
    expect(laneLook({ state: 'inactive', condition: 'false' }).tone).toBe('ok');
    expect(laneLook({ state: 'inactive', condition: 'undecided' }).tone).toBe('unknown');
    expect(laneLook({ state: 'inactive', condition: 'no data' }).word).toBe('Not decided');
  });

  it('keeps a lane firing whatever its condition is now', () => {
    expect(laneLook({ state: 'firing', condition: 'no data' }).word).toBe('Firing');
  });
});

describe('orderLanes', () => {
  it('puts firing before pending before the rest and keeps the order among equals', () => {
    const lanes = [lane('a', 'inactive'), lane('b', 'pending'), lane('c', 'inactive'), lane('d', 'firing')];
    expect(orderLanes(lanes).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
  });
});
