import { SUSTAINED_DIP } from '../catalogue/cache.ts';
import type { SeriesIncrease } from '../counters.ts';
import { SERIES, selectEndpoints, sum } from '../select.ts';
import { atLeast } from '../tolerance.ts';
import { formatCount, formatShare, sentences } from '../wording.ts';
import { type Finding, noData } from './finding.ts';

/** Hits over look-ups of one endpoint, both summed (slo-contract 4.3, SLO-T2). */
export function judgeHitShare(floor: number, endpoint: string, series: readonly SeriesIncrease[]): Finding {
  const lookups = selectEndpoints(series, SERIES.lookups, [endpoint]);
  const total = sum(lookups);
  if (total === null || total === 0) return noData('cache look-ups', total !== null);
  const hits = sum(lookups.filter(({ labels }) => labels.outcome === 'hit')) ?? 0;
  const share = hits / total;
  const pass = atLeast(share, floor);
  return {
    verdict: pass ? 'pass' : 'breach',
    estimate: share,
    interval: { low: share, high: share },
    n: Math.round(total),
    why: sentences(
      `${formatCount(hits)} of ${formatCount(total)} look-ups hit: ${formatShare(share)}, floor ${formatShare(floor)}.`,
      pass
        ? null
        : `A dip counts once it has lasted ${SUSTAINED_DIP.holdMs / 60_000} minutes with at least ${SUSTAINED_DIP.minLookups} look-ups.`,
      total < SUSTAINED_DIP.minLookups ? `Only ${formatCount(total)} look-ups in this window.` : null,
    ),
  };
}
