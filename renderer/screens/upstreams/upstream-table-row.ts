import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { QuotaWindow } from '../../../shared/metadata/entities.ts';
import { durationText } from '../../time/format.ts';

/** One upstream as the table shows it. */
export type UpstreamView = ApiOutputs['upstreams']['page']['rows'][number];

/** The window that is used up most: the one that stops the upstream first; null where no share is told. */
export function tightestWindow(windows: readonly QuotaWindow[]): QuotaWindow | null {
  return windows.reduce<QuotaWindow | null>((tightest, window) => {
    if (window.usedPercent === null) return tightest;
    return tightest === null || window.usedPercent > (tightest.usedPercent ?? 0) ? window : tightest;
  }, null);
}

const MINUTE_MS = 60_000;

/** `72 % of 5 h`. */
export function usedWords({ usedPercent, windowMinutes }: QuotaWindow): string {
  const used = usedPercent === null ? 'not told' : `${Math.round(usedPercent)} %`;
  return windowMinutes === null ? used : `${used} of ${durationText(windowMinutes * MINUTE_MS)}`;
}
