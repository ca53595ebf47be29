import { LANES, type Lane } from './catalogue/lanes.ts';
import type { MetricsEvidence } from './counters.ts';
import { advanceLane, inactiveClock, laneState } from './hold.ts';
import { type LaneObservation, observeLane } from './lane-condition.ts';
import type { LaneClock, LaneResult } from './result.ts';

export interface LanesStep {
  readonly lanes: LaneResult[];
  /** To be kept until the next evaluation; lanes that cannot fire have none. */
  readonly clocks: LaneClock[];
}

/**
 * One evaluation of every lane at `nowMs` (slo-contract 6): the literal condition drives the kept clocks, what
 * is proven of it stands beside it. A lane without a clock starts one.
 */
export function evaluateLanes(
  evidence: MetricsEvidence,
  clocks: readonly LaneClock[],
  nowMs: number,
  lanes: readonly Lane[] = LANES,
): LanesStep {
  const kept = new Map(clocks.map((clock) => [clock.id, clock]));
  const steps = lanes.map((lane) => {
    const observation = observeLane(lane, evidence);
    const clock = kept.get(lane.id) ?? inactiveClock(lane.id, nowMs);
    return { observation, clock: advanceLane(clock, observation.literal, nowMs, lane.holdMs).clock };
  });
  return {
    lanes: steps.map(({ observation, clock }) => published(observation, clock)),
    clocks: steps.flatMap(({ observation, clock }) => (observation.measurable ? [clock] : [])),
  };
}

function published(
  { lane, measurable, condition, estimate, why }: LaneObservation,
  clock: LaneClock,
): LaneResult {
  return {
    id: lane.id,
    state: measurable ? laneState(clock) : 'not measurable',
    condition,
    activeAtMs: clock.activeAtMs,
    firedAtMs: clock.firedAtMs,
    threshold: lane.threshold,
    unit: lane.kind === 'slow' ? 'seconds' : 'ratio',
    holdMs: lane.holdMs,
    estimate,
    why,
  };
}
