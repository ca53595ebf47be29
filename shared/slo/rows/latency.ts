import type { QuantileMeasure, SloRow, TimedMeasure } from '../catalogue/row.ts';
import type { SeriesIncrease } from '../counters.ts';
import type { Histogram } from '../histogram.ts';
import { ASSUMPTION_O, unmixOrdered, unmixPlain, warmShareOf } from '../mixture.ts';
import {
  decideQuantile,
  type QuantileDecision,
  quantileEstimate,
  quantileInterval,
  type ShareBounds,
  type Unmix,
  unmixed,
} from '../quantile.ts';
import { latencyHistogram, SERIES, selectEndpoints, sum } from '../select.ts';
import { formatCount, formatSeconds, formatShare, percentileName, sentences } from '../wording.ts';
import { type Finding, noData, withoutNumbers } from './finding.ts';

/** A quantile against a target, decided by counting at the edges and unmixed where the row needs it. */
export interface LatencyDecision extends QuantileDecision {
  /** True where only assumption O decides it. */
  readonly assumed: boolean;
  readonly estimate: number;
  readonly interval: { readonly low: number; readonly high: number | null };
  /** Observations of the whole label. */
  readonly total: number;
  /** Observations of the judged part; null where the hit share is unknown. */
  readonly partCount: number | null;
}

/** Why there is no decision: no such series, no observation, or none of the judged temperature. */
export type Undecidable = 'no series' | 'no observations' | 'no warm' | 'no cold';

/**
 * Decides one quantile measure against a target in seconds (slo-contract 3.2 and 3.3): first with nothing
 * assumed, then, for a part of a mixture, with assumption O. The estimate is of the whole label; it always
 * lies inside the interval, because the bounds of a part always enclose the mixture.
 */
export function decideLatency(
  measure: TimedMeasure,
  target: number,
  series: readonly SeriesIncrease[],
): LatencyDecision | Undecidable {
  const histogram = latencyHistogram(series, measure.endpoint);
  if (histogram === null) return 'no series';
  if (histogram.total === 0) return 'no observations';
  const { quantile: q, temperature } = measure;
  if (temperature === 'all') return decide(histogram, q, target, unmixed, unmixed, histogram.total);

  const warmShare = measure.hitsCounted ? countedWarmShare(series, measure.endpoint, histogram.total) : null;
  const part = warmShare === null ? null : temperature === 'warm' ? warmShare : 1 - warmShare;
  if (part === 0) return temperature === 'warm' ? 'no warm' : 'no cold';
  const plain = unmixPlain(temperature, warmShare);
  const ordered = unmixOrdered(temperature, warmShare);
  return decide(histogram, q, target, plain, ordered, part === null ? null : part * histogram.total);
}

function decide(
  histogram: Histogram,
  q: number,
  target: number,
  plain: Unmix,
  ordered: Unmix,
  partCount: number | null,
): LatencyDecision {
  const proven = decideQuantile(histogram, q, target, plain);
  const decision = proven.outcome === 'undecided' ? decideQuantile(histogram, q, target, ordered) : proven;
  return {
    ...decision,
    assumed: decision.outcome !== proven.outcome,
    estimate: quantileEstimate(q, histogram),
    interval: quantileInterval(histogram, q, plain),
    total: histogram.total,
    partCount,
  };
}

/** Null where look-ups are not counted after all, which is not the same as no hits. */
function countedWarmShare(series: readonly SeriesIncrease[], endpoint: string, total: number): number | null {
  const lookups = selectEndpoints(series, SERIES.lookups, [endpoint]);
  if (sum(lookups) === null) return null;
  return warmShareOf(sum(lookups.filter(({ labels }) => labels.outcome === 'hit')) ?? 0, total);
}

/** One latency row (slo-contract 4.2 and 4.4). A handler-side breach is a breach, a pass is not (1.7). */
export function judgeLatency(
  row: SloRow,
  target: number,
  measure: TimedMeasure,
  series: readonly SeriesIncrease[],
): Finding {
  const decision = decideLatency(measure, target, series);
  if (typeof decision === 'string') return undecidable(decision);
  const { outcome, assumed, estimate, interval, total } = decision;
  const verdict =
    outcome === 'undecided'
      ? row.class === 'not measurable'
        ? 'not measurable'
        : 'undecided'
      : assumed
        ? (`assumed ${outcome}` as const)
        : outcome;
  return {
    verdict,
    estimate,
    interval,
    n: Math.round(total),
    why: sentences(
      sentence(decision, measure, target),
      mixedEstimate(measure),
      smallNumber(decision, measure),
    ),
  };
}

function undecidable(reason: Undecidable): Finding {
  switch (reason) {
    case 'no series':
      return noData('timed requests', false);
    case 'no observations':
      return noData('timed requests', true);
    case 'no warm':
      return withoutNumbers('no data', 'No request of the window was a cache hit.');
    case 'no cold':
      return withoutNumbers('no data', 'Every request of the window was a cache hit.');
  }
}

function sentence(decision: LatencyDecision, measure: QuantileMeasure, target: number): string {
  const { outcome, assumed, bracket, atLower, atUpper } = decision;
  const { temperature } = measure;
  const needed = `${formatShare(measure.quantile)} needed`;
  const requests = temperature === 'all' ? 'requests' : `${temperature} requests`;
  const under = assumed ? `, under ${ASSUMPTION_O}` : '';
  const handler = 'as seen by the handler';
  if (outcome === 'pass') {
    return `Pass ${handler}${under}: ${atLeastShare(atLower)} of ${requests} took at most ${formatSeconds(bracket.lower.edge)}, ${needed}. Waiting, upload and network are not in the metric.`;
  }
  if (outcome === 'breach') {
    return `Breach${under}: ${atMostShare(atUpper)} of ${requests} took at most ${formatSeconds(bracket.upper.edge)}, ${needed}. The handler alone is too slow, so the published time is too.`;
  }
  const needs = [
    bracket.lower.edge === bracket.upper.edge ? null : `a bucket edge at ${formatSeconds(target)}`,
    temperature === 'all' ? null : 'a label that tells warm from cold',
  ].filter((need) => need !== null);
  const subject = `${shareRange(atLower)} of ${requests}`;
  const opening = temperature === 'all' ? subject : `Even under ${ASSUMPTION_O}, ${subject}`;
  return `${opening} took at most ${formatSeconds(bracket.lower.edge)}${upperClause(decision)}; ${needed}. It would take ${needs.join(' and ')} to decide.`;
}

function upperClause({ bracket, atUpper }: LatencyDecision): string {
  if (bracket.lower.edge === bracket.upper.edge) return '';
  if (bracket.upper.edge === Number.POSITIVE_INFINITY)
    return ', and nothing above that edge is resolved (SLO-T3)';
  return ` and ${shareRange(atUpper)} at most ${formatSeconds(bracket.upper.edge)}`;
}

function atLeastShare({ low, high }: ShareBounds): string {
  return low === high ? formatShare(low) : `at least ${formatShare(low)}`;
}

function atMostShare({ low, high }: ShareBounds): string {
  return low === high ? formatShare(high) : `at most ${formatShare(high)}`;
}

function shareRange({ low, high }: ShareBounds): string {
  return low === high ? formatShare(low) : `between ${formatShare(low)} and ${formatShare(high)}`;
}

function mixedEstimate({ temperature }: QuantileMeasure): string | null {
  return temperature === 'all' ? null : 'The estimate is of warm and cold together.';
}

/** A p99 of fewer than 100 observations is just the slowest one (slo-contract 3.4). */
function smallNumber({ partCount, total }: LatencyDecision, { quantile }: QuantileMeasure): string | null {
  const count = partCount ?? total;
  const needed = Math.round(1 / (1 - quantile));
  return quantile < 0.9 || count >= needed
    ? null
    : `Only ${formatCount(count)} observations: a ${percentileName(quantile)} of fewer than ${needed} is just the slowest one.`;
}
