/**
 * How much longer than usual a gap between two scrapes may be and still count as covered: one late scrape is
 * ordinary, two missing ones are not.
 */
const LONGEST_COVERED_GAP = 2.5;
/** What is taken for usual before three gaps are known, ms. */
const ASSUMED_GAP_MS = 60_000;
const GAPS_NEEDED = 3;

/**
 * The part (ms) of the time since the previous attempt that a successful scrape at `atMs` covers: all of it,
 * or none where the gap is far longer than the replica's usual one. `earlier` holds the times of the newest
 * attempts, failed ones included, newest first. A failed scrape covers nothing (`ScrapeRecord`).
 */
export function coveredGap(atMs: number, earlier: readonly number[]): number {
  const previousMs = earlier[0];
  if (previousMs === undefined) return 0;
  const gapMs = atMs - previousMs;
  return gapMs <= LONGEST_COVERED_GAP * usualGap([atMs, ...earlier]) ? gapMs : 0;
}

/** The median gap of the newest attempts: one night without the console does not change what is usual. */
function usualGap(times: readonly number[]): number {
  const gaps = times.slice(1).map((earlierMs, index) => (times[index] ?? earlierMs) - earlierMs);
  if (gaps.length < GAPS_NEEDED) return ASSUMED_GAP_MS;
  return gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? ASSUMED_GAP_MS;
}

/**
 * Share of a window (0..1) for which scrapes exist: the mean over the replicas that were attempted in it, 0
 * when none was. Never scaled up: history that begins inside the window counts only from there.
 */
export function windowCoverage(windowMs: number, coveredMs: readonly number[]): number {
  if (coveredMs.length === 0 || windowMs <= 0) return 0;
  const shares = coveredMs.map((covered) => Math.min(1, covered / windowMs));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
