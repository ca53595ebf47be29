import { formatCount } from '../slo/wording.ts';

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** When a share is news. Shares are 0..1. */
export interface RiseLimits {
  /** Fewer than this many tell nothing. */
  readonly minimum: number;
  /** A share below this is let pass, however much it rose. */
  readonly floor: number;
  /** A share that is surely above this is trouble even where it was so before. */
  readonly outright: number;
}

/** Two-sided 99 %: rules look again every few seconds, so 95 % would cry wolf about every other hour. */
const Z = 2.576;

/** The interval in which the true share lies with 99 % confidence (Wilson score), 0..1; everything where `of` is 0. */
export function wilson({ count, of }: Share): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const middle = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/**
 * True where a share is high by itself, or rose for sure: its interval lies above that of the window before. Where
 * that window says too little, the share must be above its floor for sure.
 */
export function hasRisen(current: Share, previous: Share, { minimum, floor, outright }: RiseLimits): boolean {
  if (current.of < minimum || current.count / current.of < floor) return false;
  const { low } = wilson(current);
  if (low >= outright) return true;
  return previous.of < minimum ? low >= floor : low > wilson(previous).high;
}

/** `12 %` in whole percent, `under 1 %`; `unknown` where there is nothing to take a share of. */
export function shareText({ count, of }: Share): string {
  if (of === 0) return 'unknown';
  const percent = Math.round((count / of) * 100);
  return percent === 0 && count > 0 ? 'under 1 %' : `${percent} %`;
}

/**
 * A figure to two digits, `130`, `2,100`, `0.015`: what moves with every row would make every evaluation news and keep
 * it for ever, and nobody decides by the third digit.
 */
export function rounded(value: number): string {
  const short = Number(value.toPrecision(2));
  return Math.abs(short) < 100 ? `${short}` : formatCount(short);
}

/** `about 120 of 1,000 (12 %)`; exact below a hundred. */
export function countedShare(share: Share): string {
  const about = share.of < 100 ? '' : 'about ';
  return `${about}${rounded(share.count)} of ${rounded(share.of)} (${shareText(share)})`;
}
