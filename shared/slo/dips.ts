import { SUSTAINED_DIP } from './catalogue/cache.ts';
import { readable, type SloRow } from './catalogue/row.ts';
import type { MetricsEvidence } from './counters.ts';
import { evaluateRow } from './evaluate.ts';
import { advanceLane, inactiveClock, laneState } from './hold.ts';
import type { LaneClock, LaneCondition, LaneResult, SloRowResult } from './result.ts';
import { below } from './tolerance.ts';
import { formatCount, formatShare, sentences } from './wording.ts';

/** The lane of a row's floor. */
export function dipId(rowId: string): string {
  return `dip.${rowId}`;
}

/**
 * Whether cache hits or AI successes stay below their floor: by 5-minute rates at every evaluation for 15 minutes,
 * each over at least 20 look-ups (slo-contract 4.3, recommended reading). Fewer look-ups tell nothing and start the
 * clock anew, as a missing evaluation does.
 */
export function evaluateDips(
  evidence: MetricsEvidence,
  clocks: readonly LaneClock[],
  nowMs: number,
  rows: readonly SloRow[],
): { readonly dips: LaneResult[]; readonly clocks: LaneClock[] } {
  const kept = new Map(clocks.map((clock) => [clock.id, clock]));
  const steps = rows.flatMap((row) => {
    const source = readable(row);
    const kind = source?.measure.kind;
    if (source === null || (kind !== 'hit share' && kind !== 'ok share')) return [];
    const seen = evaluateRow(row, evidence, '5m');
    const id = dipId(row.id);
    const condition = conditionOf(seen, source.target);
    const { clock } = advanceLane(
      kept.get(id) ?? inactiveClock(id, nowMs),
      condition,
      nowMs,
      SUSTAINED_DIP.holdMs,
    );
    return [{ clock, dip: published(seen, source.target, condition, clock) }];
  });
  return { dips: steps.map(({ dip }) => dip), clocks: steps.map(({ clock }) => clock) };
}

function conditionOf({ estimate, n }: SloRowResult, floor: number): LaneCondition {
  if (estimate === null || n === null || n < SUSTAINED_DIP.minLookups) return 'no data';
  return below(estimate, floor) ? 'true' : 'false';
}

function published(
  { estimate, n, verdict, why }: SloRowResult,
  floor: number,
  condition: LaneCondition,
  clock: LaneClock,
): LaneResult {
  return {
    id: clock.id,
    state: verdict === 'not measurable' ? 'not measurable' : laneState(clock),
    condition,
    activeAtMs: clock.activeAtMs,
    firedAtMs: clock.firedAtMs,
    threshold: floor,
    unit: 'ratio',
    holdMs: SUSTAINED_DIP.holdMs,
    estimate,
    why:
      estimate === null || n === null
        ? why
        : sentences(
            `${formatShare(estimate)} of ${formatCount(n)} in 5 minutes, floor ${formatShare(floor)}.`,
            n < SUSTAINED_DIP.minLookups
              ? `Fewer than ${SUSTAINED_DIP.minLookups} tell nothing about a dip.`
              : null,
          ),
  };
}
