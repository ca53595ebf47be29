/**
 * Where the next page begins: at the newest row that is not newer than `toMs`, less the first `skip` rows. The log
 * has no cursor and offsets shift while rows arrive (POOLER-T17); counted from a time, nothing that arrives above it
 * can push rows past the reader, and a row that shows late only repeats one.
 */
export interface WalkPlace {
  /** Unix ms; null is the newest row there is. */
  readonly toMs: number | null;
  /** Rows at `toMs` that were read already. */
  readonly skip: number;
}

export const NEWEST: WalkPlace = { toMs: null, skip: 0 };

/** The place after a page; `timesMs` are the times of its rows. An empty page leads nowhere. */
export function afterPage(place: WalkPlace, timesMs: readonly number[]): WalkPlace {
  const [first] = timesMs;
  if (first === undefined) return place;
  const oldestMs = timesMs.reduce((oldest, atMs) => Math.min(oldest, atMs), first);
  const atOldest = timesMs.filter((atMs) => atMs === oldestMs).length;
  return { toMs: oldestMs, skip: oldestMs === place.toMs ? place.skip + atOldest : atOldest };
}

/** Whether a place lies below another, further from the newest row. */
export function isBelow(place: WalkPlace, other: WalkPlace): boolean {
  if (place.toMs === null) return false;
  if (other.toMs === null) return true;
  return place.toMs < other.toMs || (place.toMs === other.toMs && place.skip > other.skip);
}
