import type { Evidence, Signal } from '../signals/signal.ts';

/** One piece of evidence behind a phrase, and the signal it belongs to; null where it is the console's own state. */
export interface PhraseEvidence extends Evidence {
  readonly signalId: string | null;
}

/** A part of a line that says one thing, with everything it rests on. */
export interface Phrase {
  readonly text: string;
  /** The same in fewer words, for a line that has no room for all of them. */
  readonly short?: string;
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

/** What is stated, behind a head such as `new: `, which may be empty. */
export function stated(
  head: string,
  {
    text,
    short,
    signals,
  }: { readonly text: string; readonly short?: string; readonly signals: readonly Signal[] },
): Phrase {
  const said = phrase(`${head}${text}`, signals);
  return short === undefined ? said : { ...said, short: `${head}${short}` };
}
