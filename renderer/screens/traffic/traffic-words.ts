import type { AdmissionTraffic, TrafficWindow } from '../../../shared/metadata/gateway-traffic.ts';
import { durationText } from '../../time/format.ts';

/** `1,234`, or `1,234.5` where a window was reckoned from samples between. */
export function increaseText(count: number | undefined): string {
  if (count === undefined) return '–';
  return count.toLocaleString('en-GB', { maximumFractionDigits: count < 10 ? 1 : 0 });
}

/** `5 min`. */
export function windowWords({ windowMs }: TrafficWindow): string {
  return durationText(windowMs);
}

/** Of a window of which less than this share was sampled nothing is known: its zeros would not be zero. Own threshold. */
const LEAST_SHARE = 0.01;

/** Whether the counts of a window say anything about it. */
export function isSampled({ coverage }: TrafficWindow): boolean {
  return coverage >= LEAST_SHARE;
}

/** Which windows are not sampled in full, `5 min 50 % sampled`; null while all are. */
export function sampledWords(windows: readonly TrafficWindow[]): string | null {
  const parts = windows
    .filter(({ coverage }) => coverage < 0.995)
    .map((window) => {
      const sampled = isSampled(window)
        ? `${Math.floor(window.coverage * 100)} % sampled`
        : 'not sampled yet';
      return `${windowWords(window)} ${sampled}`;
    });
  return parts.length === 0 ? null : parts.join(', ');
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
