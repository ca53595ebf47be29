import { describe, expect, it } from 'vitest';
import { lane } from '../../../shared/signals/testing/signals.ts';
import type { LaneResult } from '../../../shared/slo/result.ts';
import { laneLook, laneOutlook, orderLanes } from './lane-look.ts';

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

describe('laneOutlook', () => {
  const minutes = (atMs: number) => `${atMs / 60_000} min`;
  const outlook = (state: LaneResult['state'], activeAtMs: number | null) =>
    laneOutlook({ state, activeAtMs, holdMs: 300_000 }, minutes);

  it('says when a pending lane fires, and what ends one that does', () => {
    expect(outlook('pending', 60_000)).toBe('fires at 6 min if it goes on holding');
    expect(outlook('firing', 60_000)).toMatch(/^resolves at the first evaluation/);
  });

  it('says nothing of a lane that waits or cannot be told', () => {
    expect(outlook('inactive', null)).toBeNull();
    expect(outlook('not measurable', null)).toBeNull();
  });
});

describe('orderLanes', () => {
  it('puts firing before pending before the rest and keeps the order among equals', () => {
    const lanes = [lane('a'), lane('b', { state: 'pending' }), lane('c'), lane('d', { state: 'firing' })];
    expect(orderLanes(lanes).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
  });
});
