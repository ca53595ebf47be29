import type { AdmissionTraffic, TrafficWindow } from '../../../shared/metadata/gateway-traffic.ts';
import { durationText } from '../../time/format.ts';

/** `1,234`, or `1,234.5` where a window was reckoned from samples between. */
export function increaseText(count: number | undefined): string {
  if (count === undefined) return '–';
  return count.toLocaleString('en-GB', { maximumFractionDigits: count < 10 ? 1 : 0 });
}

/** `5 min`, with the share of it that was sampled where that is not all. */
export function windowWords({ windowMs, coverage }: TrafficWindow): string {
  const length = durationText(windowMs);
  return coverage >= 0.995 ? length : `${length}, ${Math.floor(coverage * 100)} % sampled`;
}

/** The wait of 95 of 100 requests that had to wait, as the interval the histogram allows. */
export function waitWords(wait: AdmissionTraffic['waitP95Seconds']): string {
  if (wait === null) return 'none waited';
  return wait.high === null ? `over ${wait.low} s` : `${wait.low} to ${wait.high} s`;
}

/** How full a route class is: `7 of 24`. */
export function fullWords(running: number, most: number | undefined): string {
  return most === undefined ? `${running}` : `${running} of ${most}`;
}
