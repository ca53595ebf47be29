/** One of two ways to get the same thing. */
type Way = () => unknown;

/** The middle value; the mean of the two middle ones where there is no single one. NaN of nothing. */
export function median(values: readonly number[]): number {
  return (quantile(values, 0.5, Math.floor) + quantile(values, 0.5, Math.ceil)) / 2;
}

/** The value at the rank of `share` (0..1) in ascending order, NaN of nothing. */
export function quantile(
  values: readonly number[],
  share: number,
  toRank: (position: number) => number = Math.ceil,
): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[toRank(share * (sorted.length - 1))] ?? Number.NaN;
}

/** How long one run takes, ms. */
async function timeMs(way: Way): Promise<number> {
  const startedMs = performance.now();
  await way();
  return performance.now() - startedMs;
}

/**
 * Medians of both ways, ms, after one warm-up each. Run in turn, and in the other order every second round: whatever
 * else the machine does then slows both alike, so their ratio holds where their times do not.
 */
export async function sideBySide(a: Way, b: Way, rounds: number): Promise<{ aMs: number; bMs: number }> {
  await a();
  await b();
  const aTimes: number[] = [];
  const bTimes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) aTimes.push(await timeMs(a));
    bTimes.push(await timeMs(b));
    if (round % 2 === 1) aTimes.push(await timeMs(a));
  }
  return { aMs: median(aTimes), bMs: median(bTimes) };
}
