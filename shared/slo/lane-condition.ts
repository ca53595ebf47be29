import { type FailingLane, LANE_WINDOW, type Lane, type SlowLane } from './catalogue/lanes.ts';
import type { MetricsEvidence, MetricsReading, SeriesIncrease } from './counters.ts';
import type { LaneCondition } from './result.ts';
import { tallyResponses, tallyShadow } from './rows/availability.ts';
import { decideLatency, type LatencyDecision } from './rows/latency.ts';
import { hasAiSeries, ofReplica, replicasOf, SERIES, selectEndpoints, sum } from './select.ts';
import { below } from './tolerance.ts';
import { interleaveAdvice, spoiling } from './trust.ts';
import { shortfall, WINDOW_MS } from './windows.ts';
import { formatCount, formatSeconds, formatShare, sentences } from './wording.ts';

/** A lane's condition at one moment, before its clock. */
export interface LaneObservation {
  readonly lane: Lane;
  /** False where no series could ever make the condition true. */
  readonly measurable: boolean;
  /** What is known: tri-state (slo-contract 6.1). */
  readonly condition: LaneCondition;
  /**
   * What the published expression says, by the interpolated value: never `undecided`. It drives the clock;
   * `condition` beside it shows whether that is proven.
   */
  readonly literal: LaneCondition;
  /** In the lane's unit. */
  readonly estimate: number | null;
  readonly n: number | null;
  readonly why: string;
}

/** Judges a lane's condition, replicas merged and the worst one named (slo-contract 6 and 9.1). */
export function observeLane(lane: Lane, evidence: MetricsEvidence): LaneObservation {
  const nothing = (why: string, measurable = true): LaneObservation => ({
    lane,
    measurable,
    condition: 'no data',
    literal: 'no data',
    estimate: null,
    n: null,
    why,
  });
  if (lane.kind === 'slow' ? lane.measure === null : lane.basis === null) return nothing(lane.why, false);
  if (evidence.kind === 'not instrumented')
    return nothing('The service is not instrumented (/metrics answers 503).');
  if (evidence.kind === 'no data') return nothing(evidence.reason);
  const { reading } = evidence;
  const interleaved = spoiling(reading.interleaved, WINDOW_MS[LANE_WINDOW]);
  if (interleaved.length > 0) return nothing(interleaveAdvice(interleaved));
  if (lane.kind === 'slow' && lane.ai && !hasAiSeries(reading))
    return nothing('AI never ran on this service.');
  const window = reading.windows.get(WINDOW_MS[LANE_WINDOW]);
  if (window === undefined) return nothing(`No reading covers ${LANE_WINDOW}.`);
  const seen = observe(lane, window.series);
  if (seen === null) return nothing('No traffic in the last 5 minutes.');
  const held = shortfall(LANE_WINDOW, window.coverage);
  return {
    lane,
    measurable: true,
    ...seen,
    why: sentences(
      seen.why,
      lane.why,
      held === null ? null : `Only ${held} have data.`,
      worstReplica(lane, reading),
    ),
  };
}

type Seen = Pick<LaneObservation, 'condition' | 'literal' | 'n' | 'why'> & { readonly estimate: number };

function observe(lane: Lane, series: readonly SeriesIncrease[]): Seen | null {
  return lane.kind === 'slow' ? observeSlow(lane, series) : observeFailing(lane, series);
}

function observeSlow({ measure, threshold }: SlowLane, series: readonly SeriesIncrease[]): Seen | null {
  if (measure === null) return null;
  const whole = decideLatency({ ...measure, temperature: 'all' }, threshold, series);
  if (typeof whole === 'string') return null;
  const part = decideLatency(measure, threshold, series);
  const condition = typeof part === 'string' ? 'no data' : slow(part);
  // Where the edges decide, they say what the expression says, without its float surprises.
  const literal =
    whole.outcome === 'undecided' ? (whole.estimate > threshold ? 'true' : 'false') : slow(whole);
  return {
    condition,
    literal,
    estimate: whole.estimate,
    n: Math.round(whole.total),
    why: `p95 of ${formatCount(whole.total)} requests in 5 minutes is about ${formatSeconds(whole.estimate)}, threshold ${formatSeconds(threshold)}.`,
  };
}

function slow({ outcome }: LatencyDecision): 'true' | 'false' | 'undecided' {
  if (outcome === 'undecided') return 'undecided';
  return outcome === 'breach' ? 'true' : 'false';
}

function observeFailing(
  { endpoint, basis, threshold }: FailingLane,
  series: readonly SeriesIncrease[],
): Seen | null {
  const tally = basis === 'shadow' ? tallyShadow(series, endpoint) : tallyResponses(series, [endpoint]);
  if (tally === null || tally.total === 0) return null;
  const share = tally.failures / tally.total;
  const condition = below(threshold, share) ? 'true' : 'false';
  return {
    condition,
    literal: condition,
    estimate: share,
    n: Math.round(tally.total),
    why: sentences(
      `${formatCount(tally.failures)} of ${formatCount(tally.total)} failed in 5 minutes: ${formatShare(share)}, threshold ${formatShare(threshold)}.`,
      basis === 'shadow' ? null : withShed(series, endpoint, tally.failures),
    ),
  };
}

/** Should 429 ever be recorded, the reading that leaves it in the total is shown too (slo-contract 6.2). */
function withShed(series: readonly SeriesIncrease[], endpoint: string, failures: number): string | null {
  const responses = selectEndpoints(series, SERIES.requests, [endpoint]);
  const shed = sum(responses.filter(({ labels }) => labels.status === '429'));
  const total = sum(responses);
  return shed === null || shed === 0 || total === null
    ? null
    : `With the ${formatCount(shed)} shed requests in the total it is ${formatShare(failures / total)}.`;
}

function worstReplica(lane: Lane, reading: MetricsReading): string | null {
  const replicas = replicasOf(reading);
  if (replicas.length < 2) return null;
  const each = replicas.flatMap((replica) => {
    const own = ofReplica(reading, replica).windows.get(WINDOW_MS[LANE_WINDOW]);
    const seen = own === undefined ? null : observe(lane, own.series);
    return seen === null ? [] : [{ replica, estimate: seen.estimate }];
  });
  const worst = each.toSorted((a, b) => b.estimate - a.estimate)[0];
  if (worst === undefined) return null;
  const value = lane.kind === 'slow' ? formatSeconds(worst.estimate) : formatShare(worst.estimate);
  return `Worst replica: ${worst.replica} with ${value}.`;
}
