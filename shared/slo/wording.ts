/** A duration in seconds with the unit a person would use: `25 ms`, `1.5 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds === Number.POSITIVE_INFINITY) return 'no upper edge';
  return seconds < 1 ? `${significant(seconds * 1000)} ms` : `${significant(seconds)} s`;
}

/**
 * A share as a percentage, `99.95 %`, cut (not rounded) to three decimals so that a share just under its target never
 * reads as the target.
 */
export function formatShare(share: number): string {
  return `${Math.floor(share * 100_000 + 1e-6) / 1000} %`;
}

/** A count, rounded because Prometheus extrapolates: `1,589`. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `p95` for 0.95. */
export function percentileName(quantile: number): string {
  return `p${significant(quantile * 100)}`;
}

/** Joins the sentences that are there. */
export function sentences(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

function significant(value: number): string {
  return Number(value.toPrecision(4)).toString();
}
