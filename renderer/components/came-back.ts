import type { Signal } from '../../shared/signals/signal.ts';
import { durationText } from '../time/format.ts';

type Flapping = Pick<Signal, 'occurrences' | 'sinceMs' | 'resolvedAtMs' | 'lastSeenMs'>;

/**
 * How often a signal that flaps has come back, and within which time: `came back 3 times in 30 min`; null for one that
 * never went away. The time ends where the signal was last seen: what came later is not counted.
 */
export function cameBackText({ occurrences, sinceMs, resolvedAtMs, lastSeenMs }: Flapping): string | null {
  if (occurrences < 2) return null;
  const often = occurrences === 2 ? 'once' : `${occurrences - 1} times`;
  return `came back ${often} in ${durationText((resolvedAtMs ?? lastSeenMs) - sinceMs)}`;
}
