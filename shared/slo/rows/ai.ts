import type { SloRow } from '../catalogue/row.ts';
import type { SeriesIncrease } from '../counters.ts';
import { groupBy, SERIES, select, sum } from '../select.ts';
import { atLeast, below } from '../tolerance.ts';
import { formatCount, formatShare, sentences } from '../wording.ts';
import { assumption, type Finding, leaning, noData } from './finding.ts';

/**
 * Success of one AI kind as published, one-sided: `ok` hides failures, so the ratio is an upper bound and
 * only a breach is proven (slo-contract 1.6 and 4.5).
 */
export function judgeOkShare(
  row: SloRow,
  target: number,
  aiKind: string,
  series: readonly SeriesIncrease[],
): Finding {
  const calls = select(series, SERIES.aiCalls, (labels) => labels.kind === aiKind);
  const total = sum(calls);
  if (total === null || total === 0) return noData(`AI calls of kind ${aiKind}`, total !== null);
  const count = (status: string) => sum(calls.filter(({ labels }) => labels.status === status)) ?? 0;
  const ok = count('ok');
  const share = ok / total;
  const breach = below(share, target);
  return {
    verdict: breach ? 'breach' : row.class === 'not measurable' ? 'not measurable' : 'undecided',
    estimate: share,
    interval: { low: 0, high: share },
    n: Math.round(total),
    why: sentences(
      `${formatCount(ok)} of ${formatCount(total)} calls ended \`ok\`: ${formatShare(share)}, target ${formatShare(target)}${breach ? ', a breach even of the optimistic counter.' : '.'}`,
      row.why,
      withoutCapped(ok + count('empty'), total - count('budget_exceeded'), share),
    ),
  };
}

/** Recommended reading: `empty` succeeds, `budget_exceeded` is left out but reported (slo-contract 4.5). */
function withoutCapped(good: number, judged: number, published: number): string | null {
  if (judged <= 0 || good / judged === published) return null;
  return `Leaving out calls stopped by the cost cap and counting \`empty\` as success it is ${formatShare(good / judged)}.`;
}

interface Capped {
  readonly capped: number;
  /** The busiest kind: a floor of the AI requests. */
  readonly busiest: number;
  /** All kinds together: a ceiling of the AI requests. */
  readonly all: number;
}

function countCapped(series: readonly SeriesIncrease[]): Capped | null {
  const calls = select(series, SERIES.aiCalls);
  const all = sum(calls);
  if (all === null) return null;
  const perKind = [...groupBy(calls, (labels) => labels.kind).values()].map((kind) => sum(kind) ?? 0);
  return {
    capped: sum(calls.filter(({ labels }) => labels.status === 'budget_exceeded')) ?? 0,
    busiest: Math.max(0, ...perKind),
    all,
  };
}

/**
 * The share of AI requests stopped by the cost cap, strictly under its target (slo-contract 4.5, Q7). The
 * capped count is a floor and the sum over kinds a ceiling of the requests, so their ratio is a floor.
 * `lastHour` gives the published text's missing window a second reading.
 */
export function judgeCappedShare(
  row: SloRow,
  target: number,
  series: readonly SeriesIncrease[],
  lastHour: readonly SeriesIncrease[],
): Finding {
  const counts = countCapped(series);
  if (counts === null || counts.busiest === 0) return noData('AI calls', counts !== null);
  const share = counts.capped / counts.busiest;
  const floor = counts.capped / counts.all;
  const proven = atLeast(floor, target);
  const outcome = below(share, target) ? 'pass' : 'breach';
  const hour = countCapped(lastHour);
  return {
    verdict: proven ? 'breach' : leaning(outcome, row.assumes),
    estimate: share,
    interval: { low: floor, high: null },
    n: Math.round(counts.busiest),
    why: sentences(
      `${formatCount(counts.capped)} of at least ${formatCount(counts.busiest)} AI requests were stopped by the cost cap: ${formatShare(share)}, under ${formatShare(target)} wanted.`,
      proven
        ? `Even over the most requests there can have been (${formatCount(counts.all)}) it is too many.`
        : assumption(outcome, row.assumes),
      hour === null || hour.busiest === 0
        ? null
        : `In the last hour: ${formatShare(hour.capped / hour.busiest)}.`,
    ),
  };
}
