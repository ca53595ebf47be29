import type { Measure, SeriesSelector, SloRow } from '../catalogue/row.ts';
import type { SeriesIncrease } from '../counters.ts';
import { decideQuantile, quantileEstimate, quantileInterval, unmixed } from '../quantile.ts';
import { histogramOf, select, sum } from '../select.ts';
import { atLeast } from '../tolerance.ts';
import { formatCount, formatSeconds, formatShare, percentileName, sentences } from '../wording.ts';
import { assumption, type Finding, leaning, noData } from './finding.ts';

/** An operator's share: what went well over all of it, or 1 minus what did not. */
export function judgeCounterShare(
  { direction, assumes }: SloRow,
  target: number,
  { part, of, counts }: Extract<Measure, { kind: 'counter share' }>,
  series: readonly SeriesIncrease[],
): Finding {
  const total = sum(chosen(series, of));
  if (total === null || total === 0) return noData(`increases of ${of.metric}`, total !== null);
  const counted = sum(chosen(series, part)) ?? 0;
  const share = counts === 'failures' ? 1 - counted / total : counted / total;
  const pass = direction === '>=' ? atLeast(share, target) : atLeast(target, share);
  const outcome = pass ? 'pass' : 'breach';
  return {
    verdict: leaning(outcome, assumes),
    estimate: share,
    interval: { low: share, high: share },
    n: Math.round(total),
    why: sentences(
      `${formatCount(counted)} ${counts} in ${formatCount(total)}: ${formatShare(share)}, target ${formatShare(target)}.`,
      assumption(outcome, assumes),
    ),
  };
}

/** An operator's quantile, decided by counting at the bucket edges (slo-contract 3.2). */
export function judgeHistogram(
  { assumes }: SloRow,
  target: number,
  { histogram: chosenBy, quantile }: Extract<Measure, { kind: 'histogram quantile' }>,
  series: readonly SeriesIncrease[],
): Finding {
  const histogram = histogramOf(chosen(series, { ...chosenBy, metric: `${chosenBy.metric}_bucket` }));
  if (histogram === null || histogram.total === 0) {
    return noData(`observations of ${chosenBy.metric}`, histogram !== null);
  }
  const { outcome, bracket } = decideQuantile(histogram, quantile, target, unmixed);
  const { lower, upper } = bracket;
  return {
    verdict: outcome === 'undecided' ? outcome : leaning(outcome, assumes),
    estimate: quantileEstimate(quantile, histogram),
    interval: quantileInterval(histogram, quantile, unmixed),
    n: Math.round(histogram.total),
    why: sentences(
      `${formatShare(lower.share)} of ${formatCount(histogram.total)} took at most ${formatSeconds(lower.edge)}, ${formatShare(quantile)} needed for a ${percentileName(quantile)} of ${formatSeconds(target)}.`,
      outcome === 'undecided'
        ? `${formatShare(upper.share)} took at most ${formatSeconds(upper.edge)}; a bucket edge at the target would decide it.`
        : assumption(outcome, assumes),
    ),
  };
}

function chosen(series: readonly SeriesIncrease[], { metric, where }: SeriesSelector) {
  return select(series, metric, (labels) =>
    Object.entries(where).every(([label, values]) => values.includes(labels[label] ?? '')),
  );
}
