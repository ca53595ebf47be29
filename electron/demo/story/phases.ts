/** How long one turn of the story takes, ms; it then begins again. */
export const STORY_LENGTH_MS = 600_000;

/** The moments at which something changes, ms from the start of a turn. */
export const STORY_EVENTS = {
  /** `example-upstream-04` needs to sign in again. */
  reauthAtMs: 150_000,
  /** The quota of `example-upstream-03` runs out. */
  quotaAtMs: 240_000,
  /** The refresh of `example-upstream-05` fails: `example-batch` has no upstream left. */
  outageAtMs: 330_000,
  /** Credentials are renewed and the quota window resets. */
  recoveryAtMs: 450_000,
  /** Refreshing is over. */
  calmAtMs: 480_000,
} as const;

type StoryPhase = 'calm' | 'reauth' | 'quota' | 'outage' | 'recovery';

/** Where a moment of the story lies. */
interface StoryMoment {
  readonly phase: StoryPhase;
  /** Position inside the turn, ms, 0 <= x < `STORY_LENGTH_MS`. */
  readonly turnMs: number;
  /** Start of this turn in story time, ms. */
  readonly turnStartMs: number;
}

/**
 * Finds the phase at a story time in ms. Time before the story began is calm, so that a generated history can
 * reach back without incidents in it.
 */
export function momentAt(elapsedMs: number): StoryMoment {
  const turnStartMs = Math.floor(elapsedMs / STORY_LENGTH_MS) * STORY_LENGTH_MS;
  const turnMs = elapsedMs - turnStartMs;
  return { phase: elapsedMs < 0 ? 'calm' : phaseOf(turnMs), turnMs, turnStartMs };
}

function phaseOf(turnMs: number): StoryPhase {
  if (turnMs < STORY_EVENTS.reauthAtMs || turnMs >= STORY_EVENTS.calmAtMs) return 'calm';
  if (turnMs < STORY_EVENTS.quotaAtMs) return 'reauth';
  if (turnMs < STORY_EVENTS.outageAtMs) return 'quota';
  return turnMs < STORY_EVENTS.recoveryAtMs ? 'outage' : 'recovery';
}
