import type { Unmix } from './quantile.ts';
import { atLeast } from './tolerance.ts';

/** Which of the requests of one series a row is about: those answered from a cache or the others. */
export type Temperature = 'warm' | 'cold';

/** Assumption O of slo-contract 3.3, named wherever a verdict leans on it. */
export const ASSUMPTION_O = 'assumption O (a cold request is never faster than a warm one)';

const certain = (share: number) => Math.min(1, Math.max(0, share));

/**
 * What the share of a mixture says about its warm or cold part when nothing else is assumed
 * (slo-contract 3.3). `warmShare` is 0..1, or null where nothing counts hits: then only `F(x) = 1` proves
 * something, that both parts are under `x`. The judged part must not be empty.
 */
export function unmixPlain(temperature: Temperature, warmShare: number | null): Unmix {
  if (warmShare === null) return (share) => ({ low: atLeast(share, 1) ? 1 : 0, high: 1 });
  const part = temperature === 'warm' ? warmShare : 1 - warmShare;
  return (share) => ({ low: certain((share - (1 - part)) / part), high: certain(share / part) });
}

/** The same, tightened by assumption O: at every edge warm has at least, cold at most the mixed share. */
export function unmixOrdered(temperature: Temperature, warmShare: number | null): Unmix {
  const plain = unmixPlain(temperature, warmShare);
  return (share) => {
    const { low, high } = plain(share);
    return temperature === 'warm'
      ? { low: Math.max(low, share), high }
      : { low, high: Math.min(high, share) };
  };
}

/**
 * The warm share of one endpoint: hits over observations of the same window, clamped to 1 because requests
 * in flight at the window's edges have looked up but not finished. Failed misses are in neither count.
 * Null without observations.
 */
export function warmShareOf(hits: number, observations: number): number | null {
  return observations > 0 ? Math.min(1, hits / observations) : null;
}
