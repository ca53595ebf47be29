import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceLane, inactiveClock, laneState } from './hold.ts';
import type { LaneClock, LaneCondition } from './result.ts';

const MINUTE = 60_000;
const HOLD = 5 * MINUTE;

/** `6:30` in ms. */
function at(clock: string): number {
  const [minutes = '0', seconds = '0'] = clock.split(':');
  return Number(minutes) * MINUTE + Number(seconds) * 1000;
}

type Truth = (ms: number) => LaneCondition;
const trueIn =
  (...spans: readonly (readonly [string, string])[]): Truth =>
  (ms) =>
    spans.some(([from, to]) => ms >= at(from) && ms < at(to)) ? 'true' : 'false';

/** States of a lane evaluated every `everyMs` over some minutes, by evaluation time. */
function timeline(truth: Truth, everyMs: number, lengthMs: number, holdMs = HOLD): Map<number, string> {
  const states = new Map<number, string>();
  let clock = inactiveClock('failing.example', 0);
  for (let ms = 0; ms <= lengthMs; ms += everyMs) {
    const step = advanceLane(clock, truth(ms), ms, holdMs);
    clock = step.clock;
    states.set(ms, step.resolved ? 'resolved' : step.state);
  }
  return states;
}

describe('the clock of a lane', () => {
  test('holds five minutes before firing, and starts anew after one false evaluation (S1)', () => {
    const states = timeline(trueIn(['1:00', '6:30'], ['7:00', '20:00']), 30_000, 13 * MINUTE);
    const seen = ['0:30', '1:00', '5:30', '6:00', '6:30', '7:00', '11:30', '12:00'].map((clock) => [
      clock,
      states.get(at(clock)),
    ]);
    expect(Object.fromEntries(seen)).toEqual({
      '0:30': 'inactive',
      '1:00': 'pending',
      '5:30': 'pending',
      '6:00': 'firing',
      '6:30': 'resolved',
      '7:00': 'pending',
      '11:30': 'pending',
      '12:00': 'firing',
    });
  });

  test('SLO-T9: starts anew after an evaluation without data (S2)', () => {
    const truth: Truth = (ms) => (ms === at('2:30') ? 'no data' : 'true');
    const states = timeline(truth, 30_000, 9 * MINUTE);
    const seen = ['2:00', '2:30', '3:00', '7:30', '8:00'].map((clock) => states.get(at(clock)));
    expect(seen).toEqual(['pending', 'inactive', 'pending', 'pending', 'firing']);
  });

  test('never fires for a condition that is true for 285 s of a 300 s hold (S3)', () => {
    const states = timeline(trueIn(['5:15', '10:15']), 15_000, 20 * MINUTE);
    expect(states.get(at('10:00'))).toBe('pending');
    expect(states.get(at('10:15'))).toBe('inactive');
    expect([...states.values()]).not.toContain('firing');
  });

  test('fires after 300 s and after 600 s at 15 s evaluations, as the real rules did (S4)', () => {
    const failing = timeline(trueIn(['12:14', '60:00']), 1000 * 2, 20 * MINUTE, 5 * MINUTE);
    expect([failing.get(at('12:14')), failing.get(at('17:12')), failing.get(at('17:14'))]).toEqual([
      'pending',
      'pending',
      'firing',
    ]);
    const slow = timeline(trueIn(['6:00', '60:00']), 15_000, 20 * MINUTE, 10 * MINUTE);
    expect([slow.get(at('6:00')), slow.get(at('15:45')), slow.get(at('16:00'))]).toEqual([
      'pending',
      'pending',
      'firing',
    ]);
  });

  test('takes a condition that cannot be told as not true', () => {
    const firing: LaneClock = {
      id: 'slow.example',
      activeAtMs: 0,
      firedAtMs: 600_000,
      lastEvaluatedMs: 600_000,
    };
    expect(advanceLane(firing, 'undecided', 630_000, 600_000)).toMatchObject({
      state: 'inactive',
      resolved: true,
    });
  });
});

describe('a clock that was interrupted', () => {
  const pending: LaneClock = {
    id: 'failing.example',
    activeAtMs: at('1:00'),
    firedAtMs: null,
    lastEvaluatedMs: at('3:00'),
  };
  const firing: LaneClock = { ...pending, firedAtMs: at('6:00'), lastEvaluatedMs: at('7:00') };

  test('goes on over a restart that took less than the look-back of its condition', () => {
    const restored: LaneClock = JSON.parse(JSON.stringify(pending));
    expect(advanceLane(restored, 'true', at('6:00'), HOLD)).toMatchObject({
      state: 'firing',
      clock: { activeAtMs: at('1:00') },
    });
  });

  test('starts anew after a silence in which anything can have happened: sleep, or the wall clock set forward', () => {
    const woken = advanceLane(pending, 'true', at('63:00'), HOLD);
    expect(woken).toMatchObject({ state: 'pending', resolved: false, clock: { activeAtMs: at('63:00') } });
    const wasFiring = advanceLane(firing, 'true', at('67:00'), HOLD);
    expect(wasFiring).toMatchObject({
      state: 'pending',
      resolved: true,
      clock: { activeAtMs: at('67:00'), firedAtMs: null },
    });
    expect(advanceLane(wasFiring.clock, 'true', at('67:30'), HOLD).resolved).toBe(false);
  });

  test('keeps the time already held, and no more, when the wall clock is set back an hour', () => {
    const hour = 60 * MINUTE;
    const late: LaneClock = { ...pending, activeAtMs: at('1:00') + hour, lastEvaluatedMs: at('3:00') + hour };
    const back = advanceLane(late, 'true', at('3:30'), HOLD);
    expect(back).toMatchObject({
      state: 'pending',
      clock: { activeAtMs: at('1:30'), lastEvaluatedMs: at('3:30') },
    });
    expect(advanceLane(back.clock, 'true', at('6:00'), HOLD).state).toBe('pending');
    expect(advanceLane(back.clock, 'true', at('6:30'), HOLD).state).toBe('firing');
  });

  test('stays firing when the wall clock is set back, and does not hang in the future', () => {
    const back = advanceLane(firing, 'true', at('2:00'), HOLD);
    expect(back).toMatchObject({ state: 'firing', resolved: false });
    expect(advanceLane(back.clock, 'false', at('2:30'), HOLD)).toMatchObject({
      state: 'inactive',
      resolved: true,
    });
  });

  test('comes through the clock jumping an hour forward and back without firing early', () => {
    let clock = inactiveClock('failing.example', 0);
    const states: string[] = [];
    for (const [wall, truth] of [
      ['0:00', 'true'],
      ['2:00', 'true'],
      ['64:00', 'true'],
      ['66:00', 'true'],
      ['8:00', 'true'],
      ['10:00', 'true'],
      ['11:00', 'true'],
    ] as const) {
      const step = advanceLane(clock, truth, at(wall), HOLD);
      clock = step.clock;
      states.push(step.state);
    }
    expect(states).toEqual(['pending', 'pending', 'pending', 'pending', 'pending', 'pending', 'firing']);
  });

  test('says the same when asked twice at one moment', () => {
    const once = advanceLane(pending, 'true', at('6:00'), HOLD);
    expect(advanceLane(once.clock, 'true', at('6:00'), HOLD)).toEqual(once);
  });
});

test('a lane fires only after its hold of true evaluations without a gap, whatever the wall clock does', () => {
  const step = fc.record({
    passedMs: fc.integer({ min: 0, max: 8 * MINUTE }),
    jumpMs: fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -90 * MINUTE, max: 0 }) },
    ),
    condition: fc.constantFrom<LaneCondition>('true', 'true', 'true', 'false', 'no data'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let real = 0;
      let wall = 100 * 60 * MINUTE;
      let clock = inactiveClock('failing.example', wall);
      let trueSince: number | null = null;
      for (const { passedMs, jumpMs, condition } of steps) {
        real += passedMs;
        wall += passedMs + jumpMs;
        if (condition !== 'true') trueSince = null;
        else trueSince ??= real;
        clock = advanceLane(clock, condition, wall, HOLD).clock;
        if (laneState(clock) === 'firing') {
          expect(trueSince).not.toBeNull();
          expect(real - (trueSince ?? real)).toBeGreaterThanOrEqual(HOLD);
        }
        if (condition !== 'true') expect(laneState(clock)).toBe('inactive');
      }
    }),
    { numRuns: 500 },
  );
});
