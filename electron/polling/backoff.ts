import type { OutcomeKind } from '../../shared/metadata/source.ts';

/** Longest pause after repeated failures: the picture must come back within minutes of the source. */
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Spread of every delay, so that several consoles do not poll in step. */
const JITTER_SHARE = 0.1;

/** Outcomes that asking again cannot mend: the operator must act first (pooler-contract 10.2). */
export function needsOperator(outcome: OutcomeKind): boolean {
  return outcome === 'unauthorized' || outcome === 'forbidden';
}

/**
 * The pause before the next poll, ms: the interval while all is well, doubled per consecutive failure up to five
 * minutes, with 10 % jitter either way. `random` is in 0..1.
 */
export function nextDelayMs(intervalMs: number, consecutiveFailures: number, random: number): number {
  const doubled = intervalMs * 2 ** Math.min(consecutiveFailures, 10);
  const base =
    consecutiveFailures === 0 ? intervalMs : Math.min(Math.max(LONGEST_PAUSE_MS, intervalMs), doubled);
  return Math.round(base * (1 + JITTER_SHARE * (2 * random - 1)));
}
