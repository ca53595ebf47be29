import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Signal } from '../../shared/signals/signal.ts';
import { openDatabase } from './open-database.ts';
import { sqliteStore } from './sqlite-store.ts';
import { signal } from './testing/records.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const evaluate = (atMs: number, signals: Signal[]) =>
  kept.store.recordEvaluation({ atMs, signals, laneClocks: [], slo: null });
const DAY = 24 * 60 * 60_000;

describe('signals', () => {
  test('stand as they were at any past moment', () => {
    evaluate(2_000, [signal('a', 2_000, { state: 'pending' })]);
    evaluate(3_000, [signal('a', 3_000), signal('b', 3_000, { severity: 'outage' })]);
    evaluate(4_000, [signal('a', 4_000, { state: 'resolved', resolvedAtMs: 4_000, lastSeenMs: 3_000 })]);
    expect(kept.store.signals(1_999)).toEqual([]);
    expect(kept.store.signals(2_500)).toEqual([signal('a', 2_000, { state: 'pending' })]);
    expect(kept.store.signals(3_000)).toEqual([
      signal('a', 3_000),
      signal('b', 3_000, { severity: 'outage' }),
    ]);
    expect(kept.store.signals(4_000)).toEqual([
      signal('a', 4_000, { state: 'resolved', resolvedAtMs: 4_000, lastSeenMs: 3_000 }),
    ]);
  });

  test('that last unchanged move only their figures', () => {
    for (const atMs of [2_000, 3_000, 4_000]) evaluate(atMs, [signal('a', atMs)]);
    const versions = kept.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM version').get();
    expect(versions?.n).toBe(1);
    expect(kept.store.signals(3_500)[0]).toMatchObject({ lastSeenMs: 3_000, evidence: [{ toMs: 3_000 }] });
  });

  test('that resolved are readable for a day', () => {
    const resolved = signal('a', 2_000, { state: 'resolved', resolvedAtMs: 2_000 });
    evaluate(2_000, [resolved]);
    expect(kept.store.signals(2_000 + DAY)).toEqual([resolved]);
    expect(kept.store.signals(2_001 + DAY)).toEqual([]);
  });

  test('are refused with an unlisted field, and the evaluation with them', () => {
    const leaking = { ...signal('a', 2_000), prompt: 'sentinel' };
    expect(() => evaluate(2_000, [signal('b', 2_000), leaking])).toThrow();
    expect(kept.store.signals(2_000)).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  test('survives later evaluations, whatever they carry', () => {
    evaluate(2_000, [signal('a', 2_000)]);
    kept.store.acknowledge('a', 2_500, 'Looking.', null);
    evaluate(3_000, [signal('a', 3_000, { acknowledged: null })]);
    expect(kept.store.signals(3_000)[0]?.acknowledged).toEqual({
      atMs: 2_500,
      reason: 'Looking.',
      untilMs: null,
    });
  });

  test('is not known before it was given', () => {
    evaluate(2_000, [signal('a', 2_000)]);
    kept.store.acknowledge('a', 2_500, 'Looking.', null);
    expect(kept.store.signals(2_499)[0]?.acknowledged).toBeNull();
  });

  test('with an end holds until then, through a new occurrence too', () => {
    evaluate(2_000, [signal('a', 2_000)]);
    kept.store.acknowledge('a', 2_500, 'Maintenance.', 9_000);
    evaluate(5_000, [signal('a', 5_000, { sinceMs: 5_000 })]);
    expect(kept.store.signals(8_999)[0]?.acknowledged?.untilMs).toBe(9_000);
    expect(kept.store.signals(9_000)[0]?.acknowledged).toBeNull();
  });

  test('with an end is there after a restart, and ends by itself', () => {
    evaluate(2_000, [signal('a', 2_000)]);
    kept.store.acknowledge('a', 2_500, 'Maintenance.', 9_000);
    const again = openDatabase({ path: kept.path, nowMs: 0, busyTimeoutMs: 200 });
    if (again.kind !== 'opened') throw new Error(`Unexpected: ${again.kind}.`);
    const restarted = sqliteStore(again.database);
    const reasonAt = (asOfMs: number) => restarted.signals(asOfMs)[0]?.acknowledged?.reason;
    expect([reasonAt(8_999), reasonAt(9_000)]).toEqual(['Maintenance.', undefined]);
    restarted.close();
  });

  test('without an end belongs to the occurrence it was given to', () => {
    evaluate(2_000, [signal('a', 2_000)]);
    kept.store.acknowledge('a', 2_500, 'Looking.', null);
    evaluate(5_000, [signal('a', 5_000, { sinceMs: 5_000 })]);
    expect(kept.store.signals(5_000)[0]?.acknowledged).toBeNull();
  });

  test('can be given again with another reason, and taken back', () => {
    evaluate(2_000, [signal('a', 2_000)]);
    kept.store.acknowledge('a', 2_500, 'Looking.', null);
    kept.store.acknowledge('a', 2_600, 'Owner told.', null);
    expect(kept.store.signals(3_000)[0]?.acknowledged?.reason).toBe('Owner told.');
    kept.store.unacknowledge('a');
    expect(kept.store.signals(3_000)[0]?.acknowledged).toBeNull();
  });
});
