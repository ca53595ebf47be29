/**
 * How far the console process's clock is ahead of this page's, ms. Over SSH forwarding the two run on different
 * machines, and an age reckoned across both would be wrong by their difference.
 */
let aheadMs = 0;
/** Where the clock stands still while a snapshot is shown, Unix ms: every age is as it was then. */
let standsAtMs: number | null = null;

/** Takes the clock difference from an answer made at `generatedAtMs` (its clock), here since `arrivedAtMs` (ours). */
export function setClock(generatedAtMs: number, arrivedAtMs: number): void {
  aheadMs = generatedAtMs - arrivedAtMs;
  standsAtMs = null;
}

/** Lets the clock stand at the moment a snapshot was taken, Unix ms, until it is set again. */
export function stopClock(atMs: number): void {
  standsAtMs = atMs;
}

/** The present moment by the console process's clock, Unix ms. */
export function consoleNow(): number {
  return standsAtMs ?? Date.now() + aheadMs;
}
