import type { Interleave } from './counters.ts';

/** The window of the trust check: steps inside it spoil everything (slo-contract 2, T1). */
const TRUST_WINDOW_MS = 10 * 60_000;

/**
 * The interleavings that spoil increases over a window. A source names the shortest window the backward steps
 * lie in: once they have left the trust window, shorter windows are sound again and longer ones are not.
 */
export function spoiling(interleaved: readonly Interleave[], windowMs: number): readonly Interleave[] {
  return interleaved.filter((one) => one.windowMs <= Math.max(windowMs, TRUST_WINDOW_MS));
}

/** What makes counters of a target trustworthy again (SLO-T1). */
export function interleaveAdvice(interleaved: readonly Interleave[]): string {
  const names = interleaved.map(({ replica }) => replica).join(', ');
  const steps = interleaved.reduce((total, { backwardSteps }) => total + backwardSteps, 0);
  return `Counters of ${names} went back ${steps} ${steps === 1 ? 'time' : 'times'}, so several processes answer as one target and every increase is wrong (SLO-T1). Run one worker per target (CODEX_WORKERS=1), or give each worker or replica its own scrape target.`;
}
