/** Figures as rows show them. Each is a dash where it is not told: unknown is never zero. */

const NOT_TOLD = '–';

/** `1,234`. */
export function countText(count: number | null): string {
  return count === null ? NOT_TOLD : count.toLocaleString('en-GB');
}

/** `850 ms`, `12.3 s`; input in ms. */
export function latencyText(ms: number | null): string {
  if (ms === null) return NOT_TOLD;
  return ms < 10_000 ? `${Math.round(ms).toLocaleString('en-GB')} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** US dollars without their sign, `0.0123`; input in millionths. Small sums keep what makes them differ from nothing. */
export function usdText(microUsd: number | null): string {
  if (microUsd === null) return NOT_TOLD;
  const usd = microUsd / 1_000_000;
  return usd >= 1 ? usd.toFixed(2) : usd.toFixed(4);
}
