import type { SloRow } from '../catalogue/row.ts';
import type { SeriesIncrease } from '../counters.ts';
import { endpointOf, groupBy, type Labels, SERIES, selectEndpoints, sum } from '../select.ts';
import { atLeast } from '../tolerance.ts';
import { formatCount, formatShare, sentences } from '../wording.ts';
import { assumption, type Finding, leaning, noData } from './finding.ts';

/** How many answers of a window counted, and how many of them failed. */
export interface Tally {
  readonly total: number;
  readonly failures: number;
}

const isFailure = (labels: Labels) => /^5..$/.test(labels.status ?? '');

/**
 * Responses other than 429 and the 5xx among them, over some endpoints (slo-contract 5, Q1). No 5xx series
 * means no failures (SLO-T8); null where no response was ever counted.
 */
export function tallyResponses(
  series: readonly SeriesIncrease[],
  endpoints: readonly string[],
): Tally | null {
  const responses = selectEndpoints(series, SERIES.requests, endpoints).filter(
    ({ labels }) => labels.status !== '429',
  );
  const total = sum(responses);
  if (total === null) return null;
  return { total, failures: sum(responses.filter(({ labels }) => isFailure(labels))) ?? 0 };
}

/**
 * Look-ups and those without a success, for labels that only ever record 200 (SLO-T6, Q2). Clamped at no
 * failures: requests in flight at the start of the window succeed without a look-up in it.
 */
export function tallyShadow(series: readonly SeriesIncrease[], endpoint: string): Tally | null {
  const total = sum(selectEndpoints(series, SERIES.lookups, [endpoint]));
  if (total === null) return null;
  const successes = sum(selectEndpoints(series, SERIES.requests, [endpoint])) ?? 0;
  return { total, failures: Math.max(0, total - successes) };
}

/** Share of answers that did not fail; NaN without answers. */
function successShare({ total, failures }: Tally): number {
  return 1 - failures / total;
}

/** Availability over recorded responses, endpoints pooled and the worst named (slo-contract 4.1). */
export function judgeSuccessShare(
  row: SloRow,
  target: number,
  endpoints: readonly string[],
  series: readonly SeriesIncrease[],
): Finding {
  const tally = tallyResponses(series, endpoints);
  if (tally === null || tally.total === 0) return noData('counted responses', tally !== null);
  const share = successShare(tally);
  const outcome = atLeast(share, target) ? 'pass' : 'breach';
  return {
    verdict: leaning(outcome, row.assumes),
    estimate: share,
    interval: { low: share, high: share },
    n: Math.round(tally.total),
    why: sentences(
      `${formatCount(tally.failures)} of ${formatCount(tally.total)} responses failed as seen by the handler: ${formatShare(share)}, target ${formatShare(target)}.`,
      assumption(outcome, row.assumes),
      outcome === 'breach' ? 'Failures made outside the handler can only add to it.' : null,
      worstEndpoint(series, endpoints),
      fewAnswers(tally, target),
    ),
  };
}

/** Availability by shadow: an assumption by construction (slo-contract 4.1, Q2). */
export function judgeShadowShare(
  row: SloRow,
  target: number,
  endpoint: string,
  series: readonly SeriesIncrease[],
): Finding {
  const tally = tallyShadow(series, endpoint);
  if (tally === null || tally.total === 0) return noData('cache look-ups', tally !== null);
  const share = successShare(tally);
  const outcome = atLeast(share, target) ? 'pass' : 'breach';
  return {
    verdict: leaning(outcome, row.assumes),
    estimate: share,
    interval: null,
    n: Math.round(tally.total),
    why: sentences(
      `The route records only 200; of ${formatCount(tally.total)} look-ups ${formatCount(tally.failures)} have no success: ${formatShare(share)}, target ${formatShare(target)}.`,
      assumption(outcome, row.assumes),
      fewAnswers(tally, target),
    ),
  };
}

function worstEndpoint(series: readonly SeriesIncrease[], endpoints: readonly string[]): string | null {
  if (endpoints.length < 2) return null;
  const responses = selectEndpoints(series, SERIES.requests, endpoints);
  const each = [...groupBy(responses, endpointOf)].flatMap(([endpoint, own]) => {
    const tally = tallyResponses(own, [endpoint]);
    return tally === null || tally.total === 0 ? [] : [{ endpoint, share: successShare(tally), ...tally }];
  });
  const worst = each.toSorted((a, b) => a.share - b.share)[0];
  return worst === undefined || worst.failures === 0
    ? null
    : `Worst: ${worst.endpoint} with ${formatShare(worst.share)} of ${formatCount(worst.total)}.`;
}

function fewAnswers({ total }: Tally, target: number): string | null {
  return total * (1 - target) >= 1 - 1e-9
    ? null
    : `Only ${formatCount(total)} answers: a single failure alone would breach the target.`;
}
