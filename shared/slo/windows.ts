const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The windows a row, a lane or a burn rate is judged on (slo-contract 4, 6 and 7), in ms. */
export const WINDOW_MS = {
  '5m': 5 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1h': HOUR_MS,
  '2h': 2 * HOUR_MS,
  '6h': 6 * HOUR_MS,
  '1d': DAY_MS,
  '3d': 3 * DAY_MS,
  '30d': 30 * DAY_MS,
} as const;

export type WindowName = keyof typeof WINDOW_MS;

/** What a metrics source must read so that every row, budget and lane can be judged; ms, shortest first. */
export const REQUIRED_WINDOWS_MS: readonly number[] = Object.values(WINDOW_MS);

const SPAN = {
  '5m': { amount: 5, unit: 'minutes' },
  '30m': { amount: 30, unit: 'minutes' },
  '1h': { amount: 60, unit: 'minutes' },
  '2h': { amount: 2, unit: 'hours' },
  '6h': { amount: 6, unit: 'hours' },
  '1d': { amount: 24, unit: 'hours' },
  '3d': { amount: 3, unit: 'days' },
  '30d': { amount: 30, unit: 'days' },
} as const satisfies Record<WindowName, { amount: number; unit: string }>;

/**
 * Says how much of a window has data: `3 of 30 days`; null when all of it has. Rounded down, so that a
 * window with a hole never reads as full. `coverage` is a share, 0..1.
 */
export function shortfall(window: WindowName, coverage: number): string | null {
  if (coverage >= 1) return null;
  const { amount, unit } = SPAN[window];
  // 0.1 of 30 days is 3.0000000000000004 days in doubles, 0.7 of them 20.999999999999996.
  const held = Math.floor(coverage * amount * 100 + 1e-6) / 100;
  return `${held} of ${amount} ${unit}`;
}
