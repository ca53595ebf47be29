/** What has risen counts as up until it has stayed lower for this long, so that a flapping state is told once, ms. */
export const FALL_AFTER_MS = 60_000;

/** A height as it was announced, and what has been seen below it since. */
export interface Latch {
  readonly height: number;
  /** While the present is lower: since when, and the highest it has been since then. */
  readonly below: { readonly sinceMs: number; readonly highest: number } | null;
}

interface Advanced {
  readonly latch: Latch;
  readonly moved: 'rose' | 'fell' | 'stayed';
}

/**
 * One look at a height: it rises at once, and falls only after a minute without reaching where it was, then to the
 * highest of that minute. A clock that is set back begins the minute anew.
 */
export function advanceLatch({ height, below }: Latch, present: number, nowMs: number): Advanced {
  if (present > height) return { latch: { height: present, below: null }, moved: 'rose' };
  if (present === height) return { latch: { height, below: null }, moved: 'stayed' };
  if (below === null || nowMs < below.sinceMs) {
    return { latch: { height, below: { sinceMs: nowMs, highest: present } }, moved: 'stayed' };
  }
  const highest = Math.max(below.highest, present);
  if (nowMs - below.sinceMs < FALL_AFTER_MS) {
    return { latch: { height, below: { sinceMs: below.sinceMs, highest } }, moved: 'stayed' };
  }
  return { latch: { height: highest, below: null }, moved: 'fell' };
}
