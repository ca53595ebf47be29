import type { LaneResult } from '../../../shared/slo/result.ts';
import type { WordedLook } from '../../components/look.ts';

const STATES: Readonly<Record<LaneResult['state'], WordedLook>> = {
  firing: { tone: 'degraded', icon: 'triangle', word: 'Firing' },
  pending: { tone: 'watch', icon: 'clock', word: 'Pending' },
  inactive: { tone: 'ok', icon: 'check', word: 'Inactive' },
  'not measurable': { tone: 'unknown', icon: 'dash', word: 'Not measurable' },
};

const UNDECIDED: WordedLook = { tone: 'unknown', icon: 'half', word: 'Not decided' };

/** How a lane's state looks. An inactive lane whose condition cannot be told is not a good sign, only no sign. */
export function laneLook({ state, condition }: Pick<LaneResult, 'state' | 'condition'>): WordedLook {
  return state === 'inactive' && condition !== 'false' ? UNDECIDED : STATES[state];
}

/**
 * What comes next for a lane, a sentence: when it fires if it goes on, or what ends it; null while it waits. Any
 * evaluation that is false, without data or missing ends it (slo-contract 8.6).
 */
export function laneOutlook(
  { state, activeAtMs, holdMs }: Pick<LaneResult, 'state' | 'activeAtMs' | 'holdMs'>,
  timeText: (atMs: number) => string,
): string | null {
  if (state === 'firing') return 'resolves at the first evaluation where it does not hold or has no data';
  return state === 'pending' && activeAtMs !== null
    ? `fires at ${timeText(activeAtMs + holdMs)} if it goes on holding`
    : null;
}

const STATE_ORDER: readonly LaneResult['state'][] = ['firing', 'pending', 'inactive', 'not measurable'];

/** Lanes that need a look first, otherwise in the order given. */
export function orderLanes(lanes: readonly LaneResult[]): LaneResult[] {
  return [...lanes].sort((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state));
}
