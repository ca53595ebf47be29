import type { ReleaseGate } from '../release/gate.ts';

/** What is shown where the gate holds a sentence back: it names nothing. */
export const NEUTRAL_SENTENCE =
  'Something that the console watches has changed: open the console to see what.';

interface CheckedSentence {
  readonly text: string;
  readonly heldBack: boolean;
}

/**
 * The sentence as the gate released it. Nobody can confirm a warning of a notification, so one that is not clean is
 * held back and the neutral one takes its place; null where the gate lets not even that pass. Rejects where a release
 * cannot be recorded: then nothing leaves.
 */
export async function checkedSentence(
  sentence: string,
  release: ReleaseGate['release'],
): Promise<CheckedSentence | null> {
  const request = { medium: 'notification', confirmedWarnings: 0, asDraft: false } as const;
  const own = await release({ ...request, text: sentence });
  if (own.released) return { text: own.text, heldBack: false };
  const neutral = await release({ ...request, text: NEUTRAL_SENTENCE });
  return neutral.released ? { text: neutral.text, heldBack: true } : null;
}
