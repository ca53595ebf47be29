import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../shared/slo/result.ts';
import { sloResult } from './testing/records.ts';
import { MINUTE } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const evaluate = (atMs: number, verdict: Verdict, n = 100) =>
  kept.store.recordEvaluation({ atMs, signals: [], laneClocks: [], slo: sloResult(verdict, n) });
const keptTimes = () =>
  kept.database
    .prepare<[], { atMs: number }>('SELECT at_ms AS atMs FROM slo_result ORDER BY at_ms')
    .all()
    .map(({ atMs }) => atMs / MINUTE);

describe('SLO results', () => {
  test('are null before the first one', () => {
    expect(kept.store.slo(1_000)).toBeNull();
  });

  test('always give the newest, and any kept past one', () => {
    evaluate(0, 'pass', 1);
    evaluate(MINUTE, 'breach', 2);
    expect(kept.store.slo(MINUTE)).toEqual({ atMs: MINUTE, result: sloResult('breach', 2) });
    expect(kept.store.slo(MINUTE - 1)).toEqual({ atMs: 0, result: sloResult('pass', 1) });
    expect(kept.store.slo(-1)).toBeNull();
  });

  test('keep one every five minutes while they say the same', () => {
    for (let minute = 0; minute <= 12; minute += 1) evaluate(minute * MINUTE, 'pass', minute);
    expect(keptTimes()).toEqual([0, 5, 10, 12]);
    expect(kept.store.slo(12 * MINUTE)?.result.rows[0]?.n).toBe(12);
  });

  test('keep both sides of every change of a verdict', () => {
    for (const [minute, verdict] of (
      ['pass', 'pass', 'breach', 'breach', 'pass', 'pass'] as const
    ).entries()) {
      evaluate(minute * MINUTE, verdict);
    }
    expect(keptTimes()).toContain(2);
    expect(keptTimes()).toContain(4);
    expect(kept.store.slo(3.5 * MINUTE)?.result.rows[0]?.verdict).toBe('breach');
  });

  test('show the present after a clock that was ahead was set back', () => {
    evaluate(600 * MINUTE, 'breach');
    evaluate(MINUTE, 'pass');
    expect(kept.store.slo(600 * MINUTE)?.atMs).toBe(MINUTE);
  });

  test('are refused with an unlisted field', () => {
    const slo = { ...sloResult('pass'), note: 'sentinel' };
    expect(() => kept.store.recordEvaluation({ atMs: 0, signals: [], laneClocks: [], slo })).toThrow();
    expect(kept.store.slo(0)).toBeNull();
  });

  test('are left alone by an evaluation without a metrics source', () => {
    evaluate(0, 'pass');
    kept.store.recordEvaluation({ atMs: MINUTE, signals: [], laneClocks: [], slo: null });
    expect(kept.store.slo(MINUTE)?.atMs).toBe(0);
  });
});

describe('lane clocks', () => {
  test('are kept as the last evaluation left them', () => {
    const slow = { id: 'slow.renders', activeAtMs: 1, firedAtMs: null, lastEvaluatedMs: 2 };
    const failing = { id: 'failing.extract', activeAtMs: null, firedAtMs: null, lastEvaluatedMs: 2 };
    const record = (atMs: number, laneClocks: (typeof slow | typeof failing)[]) =>
      kept.store.recordEvaluation({ atMs, signals: [], laneClocks, slo: null });
    expect(kept.store.laneClocks()).toEqual([]);
    record(2, [slow, failing]);
    record(3, [{ ...slow, lastEvaluatedMs: 3 }]);
    expect(kept.store.laneClocks()).toEqual([failing, { ...slow, lastEvaluatedMs: 3 }]);
  });
});
