/**
 * How far the console process's clock is ahead of this page's, ms. Over SSH forwarding the two run on different
 * machines, and an age reckoned across both would be wrong by their difference.
 */
let aheadMs = 0;

/** Takes the clock difference from an answer made at `generatedAtMs` (its clock), here since `arrivedAtMs` (ours). */
export function setClock(generatedAtMs: number, arrivedAtMs: number): void {
  aheadMs = generatedAtMs - arrivedAtMs;
}

/** The present moment by the console process's clock, Unix ms. */
export function consoleNow(): number {
  return Date.now() + aheadMs;
}
