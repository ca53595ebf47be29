import type { Area, Revision } from '../../shared/api/ports.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
/** An answer without news that comes at once must not become a busy loop. */
const IDLE_PAUSE_MS = 1_000;
/** Below every revision: the first answer comes at once and everything is read again. */
const NEVER_READ = -1;

/** Delay before attempt `failures + 1`, ms: doubling to a cap, with half of it left to chance. */
export function backOffMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return longest * (0.5 + random / 2);
}

interface Follow {
  /** Resolves with what changed after that revision, or with the same one once the wait runs out. */
  readonly wait: (after: number, signal: AbortSignal) => Promise<Revision>;
  /** Null when everything may have changed. */
  readonly changed: (areas: readonly Area[] | null) => void;
  readonly random: () => number;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One long poll after another until `signal` ends it. After a failure nothing is taken for granted: all is read again. */
export async function followRevisions(
  signal: AbortSignal,
  { wait, changed, random, pause }: Follow,
): Promise<void> {
  let after = NEVER_READ;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { revision, areas } = await wait(after, signal);
      failures = 0;
      if (after === NEVER_READ) changed(null);
      else if (revision !== after) changed(areas);
      else await pause(IDLE_PAUSE_MS, signal);
      after = revision;
    } catch {
      after = NEVER_READ;
      failures += 1;
      await pause(backOffMs(failures, random()), signal);
    }
  }
}
