import type { LaneClock, LaneCondition } from './result.ts';
import { WINDOW_MS } from './windows.ts';

/** A clock that has seen nothing true. */
export function inactiveClock(id: string, nowMs: number): LaneClock {
  return { id, activeAtMs: null, firedAtMs: null, lastEvaluatedMs: nowMs };
}

export type LaneState = 'inactive' | 'pending' | 'firing';

/** What a clock stands for. */
export function laneState({ activeAtMs, firedAtMs }: LaneClock): LaneState {
  if (activeAtMs === null) return 'inactive';
  return firedAtMs === null ? 'pending' : 'firing';
}

export interface LaneStep {
  readonly clock: LaneClock;
  readonly state: LaneState;
  /** The lane was firing and this evaluation ended it. */
  readonly resolved: boolean;
}

/**
 * Longest silence between two evaluations that leaves nothing unseen: a condition looks back over its own
 * 5 minutes (slo-contract 6), so anything longer is a missing evaluation.
 */
const MAX_SILENCE_MS = WINDOW_MS['5m'];

/**
 * One evaluation of a lane (slo-contract 8.6): the first true one starts the clock, the first with `holdMs`
 * elapsed fires; false, no data, undecided or a missing evaluation returns to inactive and forgets.
 *
 * The clock is all there is to keep, so a restart inside `MAX_SILENCE_MS` goes unnoticed. After a longer silence
 * (sleep, a stopped console, the wall clock set forward) what happened is unknown and a true condition
 * starts anew. A wall clock set back tells nothing about the condition: the time already held is kept and
 * no time passes for that step, so a lane never fires early.
 */
export function advanceLane(
  clock: LaneClock,
  condition: LaneCondition,
  nowMs: number,
  holdMs: number,
): LaneStep {
  const seen = clampedToNow(clock, nowMs);
  const silent = nowMs - seen.lastEvaluatedMs > MAX_SILENCE_MS;
  const kept = silent ? inactiveClock(clock.id, nowMs) : seen;
  if (condition !== 'true') {
    return { clock: inactiveClock(clock.id, nowMs), state: 'inactive', resolved: clock.firedAtMs !== null };
  }
  const activeAtMs = kept.activeAtMs ?? nowMs;
  const firedAtMs = kept.firedAtMs ?? (nowMs - activeAtMs >= holdMs ? nowMs : null);
  const next: LaneClock = { id: clock.id, activeAtMs, firedAtMs, lastEvaluatedMs: nowMs };
  return { clock: next, state: laneState(next), resolved: clock.firedAtMs !== null && firedAtMs === null };
}

/** Moves a clock that lies in the future back as a whole, so that its last evaluation is now. */
function clampedToNow(clock: LaneClock, nowMs: number): LaneClock {
  const ahead = clock.lastEvaluatedMs - nowMs;
  if (ahead <= 0) return clock;
  const back = (ms: number | null) => (ms === null ? null : ms - ahead);
  return {
    ...clock,
    activeAtMs: back(clock.activeAtMs),
    firedAtMs: back(clock.firedAtMs),
    lastEvaluatedMs: nowMs,
  };
}
