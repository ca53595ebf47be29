import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';
import { type Phrase, phrase } from './phrase.ts';
import { RECOVERIES } from './recoveries.ts';

type Kind = (typeof RECOVERIES)[number]['kind'];

/** What is said of the resolved signals, those of one kind together. */
interface Said {
  readonly kind: Kind;
  readonly phrase: Phrase;
}

function placeOf(signal: Signal, scene: Scene): number {
  return RECOVERIES.findIndex(({ isTrueOf }) => isTrueOf(signal, scene));
}

function saidOf(resolved: readonly Signal[], scene: Scene): Said[] {
  const groups = Map.groupBy(resolved, (signal) => placeOf(signal, scene));
  return RECOVERIES.flatMap(({ kind, text }, place) => {
    const signals = groups.get(place);
    return signals === undefined ? [] : [{ kind, phrase: phrase(text(signals, scene), signals) }];
  });
}

/** How far resolved troubles are over: the worst of what can be said of each. */
export function closureOf(resolved: readonly Signal[], scene: Scene): Kind {
  const kinds = new Set(saidOf(resolved, scene).map(({ kind }) => kind));
  if (kinds.has('unproven')) return 'unproven';
  return kinds.has('again') || kinds.size === 0 ? 'again' : 'aged';
}

/** What is well again now that the signals are resolved, as far as the picture bears it out. */
export function recoveryPhrases(resolved: readonly Signal[], scene: Scene): Phrase[] {
  return saidOf(resolved, scene).map(({ kind, phrase: said }, place) =>
    place === 0 && kind === 'again' ? { ...said, text: `recovered: ${said.text}` } : said,
  );
}

/** What is well again for sure, for a draft that also tells of what is not. */
export function servedAgain(resolved: readonly Signal[], scene: Scene): Phrase[] {
  return saidOf(resolved, scene).flatMap((said) => (said.kind === 'again' ? [said.phrase] : []));
}
