import type { StateSeverity } from '../../../shared/signals/severity.ts';
import type { LaneResult } from '../../../shared/slo/result.ts';
import type { IconName } from '../../components/icon.tsx';

interface Look {
  readonly tone: StateSeverity;
  readonly icon: IconName;
  readonly word: string;
}

const STATES: Readonly<Record<LaneResult['state'], Look>> = {
  firing: { tone: 'degraded', icon: 'triangle', word: 'Firing' },
  pending: { tone: 'watch', icon: 'clock', word: 'Pending' },
  inactive: { tone: 'ok', icon: 'check', word: 'Inactive' },
  'not measurable': { tone: 'unknown', icon: 'dash', word: 'Not measurable' },
};

const UNDECIDED: Look = { tone: 'unknown', icon: 'half', word: 'Not decided' };

/** How a lane's state looks. An inactive lane whose condition cannot be told is not a good sign, only no sign. */
export function laneLook({ state, condition }: Pick<LaneResult, 'state' | 'condition'>): Look {
  return state === 'inactive' && condition !== 'false' ? UNDECIDED : STATES[state];
}

const STATE_ORDER: readonly LaneResult['state'][] = ['firing', 'pending', 'inactive', 'not measurable'];

/** Lanes that need a look first, otherwise in the order given. */
export function orderLanes(lanes: readonly LaneResult[]): LaneResult[] {
  return [...lanes].sort((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state));
}
