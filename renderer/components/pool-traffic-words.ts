import type { ApiOutputs } from '../../shared/api/router.ts';
import { shareText } from '../../shared/signals/share.ts';
import { countText, latencyText } from './log-table/figures.ts';

/** What the clients of a Pool got in the last quarter of an hour; null where that is not known. */
export type Traffic = ApiOutputs['pools']['list']['pools'][number]['traffic'];

/**
 * Traffic in its parts: `703 requests in 15 min`, `2 % failed`, `5 % rejected`, `p95 1,900 ms`. Only what there is of
 * failures and refusals is named; unknown traffic is not none.
 */
export function trafficWords(traffic: Traffic): string[] {
  if (traffic === null) return ['traffic not known', 'too little of the request log was read'];
  const { settled, failed, rejected, p95Ms, covered } = traffic;
  const shares = [
    { count: failed, word: 'failed' },
    { count: rejected, word: 'rejected' },
  ].flatMap(({ count, word }) => (count === 0 ? [] : [`${shareText({ count, of: settled })} ${word}`]));
  return [
    settled === 0 ? 'no request in 15 min' : `${countText(settled)} requests in 15 min`,
    ...shares,
    ...(p95Ms === null ? [] : [`p95 ${latencyText(p95Ms)}`]),
    ...(covered >= 1 ? [] : [`from ${Math.floor(covered * 100)} % of the rows`]),
  ];
}
