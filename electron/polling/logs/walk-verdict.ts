/** What is known of a walk after one of its pages. */
export interface WalkCounts {
  /** Rows the server counts from this page's place on that nobody has read. */
  readonly missingBelow: number;
  /** Rows it counted in the whole window, up to the newest of then, that nobody has read. */
  readonly missing: number;
  /** Nothing of the window lies beyond this page. */
  readonly ended: boolean;
  /** The walk went straight to where an earlier round stopped: rows above may have shown since. */
  readonly jumped: boolean;
  /** Rows that could not be read when the window was last read to its end. */
  readonly tolerated: number;
  /** What was missing at the end of the walk before, which had jumped too; null where there was none. */
  readonly missingBefore: number | null;
}

/**
 * `whole`: every row of the window is read, or known to be unreadable. `in doubt`: the end is reached, but what is
 * missing may have shown above the place that was jumped to; the next walk tells, for what is missing twice in the
 * same number cannot be read. `more`: further pages are needed.
 */
export function walkVerdict(counts: WalkCounts): 'whole' | 'in doubt' | 'more' {
  const { missingBelow, missing, ended, jumped, tolerated, missingBefore } = counts;
  if (missingBelow <= tolerated && (!jumped || missing <= tolerated)) return 'whole';
  if (!ended) return 'more';
  return !jumped || missing === missingBefore ? 'whole' : 'in doubt';
}
