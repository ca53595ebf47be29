/** What the store holds of a row: since when its present content is known, and while it is open, when it was last read. */
export interface HeldReading {
  readonly knownMs: number;
  /** Null once the row has settled. */
  readonly readMs: number | null;
}

interface NextReading {
  readonly observedAtMs: number;
  readonly open: boolean;
  /** It says the same as the held one. */
  readonly same: boolean;
}

/**
 * What a further reading of a row does to the held one: `replace` keeps the held one as an earlier reading,
 * `overwrite` does not, because the new one is older and still right; `seen again` only notes the time.
 */
export type ReadingEffect = 'keep' | 'seen again' | 'replace' | 'overwrite';

/**
 * Pages overlap and may be recorded out of order, so the order of the readings decides, not that of the calls; and
 * settled beats open whatever their order, because a row settles once (pooler-contract 10.3). Rows that `mayReopen`
 * (a person can have a discarded job tried again) are read one after the other: their newest reading is right.
 */
export function effectOf(held: HeldReading, next: NextReading, mayReopen: boolean): ReadingEffect {
  const { observedAtMs, open, same } = next;
  const wasOpen = held.readMs !== null;
  if (same) {
    if (observedAtMs < held.knownMs) return 'overwrite';
    return wasOpen ? 'seen again' : 'keep';
  }
  if (mayReopen || (wasOpen && !open)) return observedAtMs > held.knownMs ? 'replace' : 'overwrite';
  if (!wasOpen && open) return 'keep';
  return observedAtMs > (held.readMs ?? held.knownMs) ? 'replace' : 'keep';
}
