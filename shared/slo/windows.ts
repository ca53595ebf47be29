import { z } from 'zod';

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

export const windowNameSchema = z.enum(['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d']);

/** The names of the windows, shortest first. */
export const WINDOW_NAMES: readonly WindowName[] = windowNameSchema.options;

/** What a metrics source must read so that every row, budget and lane can be judged; ms, shortest first. */
export const REQUIRED_WINDOWS_MS: readonly number[] = Object.values(WINDOW_MS);

const UNITS = [
  { name: 'days', ms: DAY_MS },
  { name: 'hours', ms: HOUR_MS },
  { name: 'minutes', ms: MINUTE_MS },
] as const;

/** The unit a window is spoken of in, fine enough for its holes: `24 hours`, but `3 days`. */
const UNIT_OF: Record<WindowName, (typeof UNITS)[number]['name']> = {
  '5m': 'minutes',
  '30m': 'minutes',
  '1h': 'minutes',
  '2h': 'hours',
  '6h': 'hours',
  '1d': 'hours',
  '3d': 'days',
  '30d': 'days',
};

/**
 * Says how much of a window has data: `3 of 30 days`, `9.9 minutes of 30 days`; null when all of it has.
 * Rounded down, so that a window with a hole never reads as full. `coverage` is a share, 0..1.
 */
export function shortfall(window: WindowName, coverage: number): string | null {
  if (coverage >= 1) return null;
  const heldMs = WINDOW_MS[window] * coverage;
  const whole = unit(UNIT_OF[window]);
  const held = UNITS.find(({ ms }) => ms <= whole.ms && ms <= heldMs) ?? whole;
  // 0.7 of 30 days is 20.999999999999996 days in doubles.
  const amount = Math.floor((heldMs / held.ms) * 100 + 1e-6) / 100;
  const said = held === whole ? `${amount}` : `${amount} ${held.name}`;
  return `${said} of ${WINDOW_MS[window] / whole.ms} ${whole.name}`;
}

function unit(name: string): (typeof UNITS)[number] {
  return UNITS.find((one) => one.name === name) ?? UNITS[0];
}
