import type { Evidence, Signal } from '../signals/signal.ts';

/** One piece of evidence behind a phrase, and the signal it belongs to; null where it is the console's own state. */
export interface PhraseEvidence extends Evidence {
  readonly signalId: string | null;
}

/** A part of a line that says one thing, with everything it rests on. */
export interface Phrase {
  readonly text: string;
  readonly signalIds: readonly string[];
  readonly evidence: readonly PhraseEvidence[];
}

/** A phrase that rests on `signals` and their evidence; `further` evidence belongs to no signal. */
export function phrase(
  text: string,
  signals: readonly Signal[],
  further: readonly PhraseEvidence[] = [],
): Phrase {
  const own = signals.flatMap(({ id, evidence }) => evidence.map((each) => ({ ...each, signalId: id })));
  return { text, signalIds: signals.map(({ id }) => id), evidence: [...own, ...further] };
}
