import type { Interleave } from '../../shared/slo/counters.ts';

/** slo-contract 2, T1: the window in which a creation time that goes back proves interleaved workers. */
export const TRUST_WINDOW_MS = 10 * 60_000;
/**
 * Where no creation times are exposed, one drop of a value is a restart. Three scrapes with drops in one trust window
 * are interleaving or a crash loop, and neither can be read (SLO-T1, pooler-contract 5.1).
 */
export const DROPS_THAT_PROVE = 3;

interface BackwardSteps {
  /** Scrapes with a creation time that went back. */
  readonly creation: number;
  /** Scrapes with a value that dropped where no creation time is known, and two more within one trust window. */
  readonly value: number;
}

/**
 * The shortest window, of the trust window and the longer ones asked for, in which a replica's counters cannot
 * be trusted; null when none. Steps that have left the trust window still spoil every window they lie in, for
 * they inflated its increase: rows judged on `windowMs` or longer are untrustworthy, shorter ones are sound.
 */
export function findInterleave(
  replica: string,
  windowsMs: readonly number[],
  stepsWithin: (windowMs: number) => BackwardSteps,
): Interleave | null {
  const longer = windowsMs.filter((windowMs) => windowMs > TRUST_WINDOW_MS);
  for (const windowMs of [TRUST_WINDOW_MS, ...longer.toSorted((a, b) => a - b)]) {
    const steps = stepsWithin(windowMs);
    const backwardSteps = steps.creation + steps.value;
    if (backwardSteps > 0) return { replica, backwardSteps, windowMs };
  }
  return null;
}
