import { severityRank } from '../signals/severity.ts';
import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';
import { type Phrase, phrase } from './phrase.ts';
import { RECOVERIES } from './recoveries.ts';

type Kind = (typeof RECOVERIES)[number]['kind'];

/** What is said of the resolved signals, those of one kind together. */
interface Said {
  readonly kind: Kind;
  readonly signals: readonly Signal[];
  readonly phrase: Phrase;
}

function placeOf(signal: Signal, scene: Scene): number {
  return RECOVERIES.findIndex(({ isTrueOf }) => isTrueOf(signal, scene));
}

function saidOf(resolved: readonly Signal[], scene: Scene): Said[] {
  const groups = Map.groupBy(resolved, (signal) => placeOf(signal, scene));
  return RECOVERIES.flatMap(({ kind, text }, place) => {
    const signals = groups.get(place);
    return signals === undefined ? [] : [{ kind, signals, phrase: phrase(text(signals, scene), signals) }];
  });
}

/** How far resolved troubles are over: the worst of what can be said of each. */
export function closureOf(resolved: readonly Signal[], scene: Scene): Kind {
  const kinds = new Set(saidOf(resolved, scene).map(({ kind }) => kind));
  if (kinds.has('unproven')) return 'unproven';
  return kinds.has('again') || kinds.size === 0 ? 'again' : 'aged';
}

/** The worst that the signals of some kind were; above all ranks where there are none. */
function worstRank(said: readonly Said[]): number {
  return Math.min(...said.flatMap(({ signals }) => signals.map(({ severity }) => severityRank(severity))));
}

/**
 * What is well again now that the signals are resolved, as far as the picture bears it out. What is not confirmed goes
 * before it where it was as bad: a line that is cut must not read as all well.
 */
export function recoveryPhrases(resolved: readonly Signal[], scene: Scene): Phrase[] {
  const {
    again = [],
    aged = [],
    unproven = [],
  } = Object.groupBy(saidOf(resolved, scene), ({ kind }) => kind);
  const phrasesOf = (said: readonly Said[]) => said.map((each) => each.phrase);
  const recovered = phrasesOf(again).map((each, index) =>
    index === 0 ? { ...each, text: `recovered: ${each.text}` } : each,
  );
  const isOpenAsBad = worstRank(unproven) <= worstRank(again);
  const known = isOpenAsBad ? [...phrasesOf(unproven), ...recovered] : [...recovered, ...phrasesOf(unproven)];
  return [...known, ...phrasesOf(aged)];
}

/** What is well again for sure, for a draft that also tells of what is not, and the Pools (ids) it tells of. */
export function wellAgain(
  resolved: readonly Signal[],
  scene: Scene,
): { readonly phrases: readonly Phrase[]; readonly poolIds: ReadonlySet<string> } {
  const said = saidOf(resolved, scene).filter(({ kind }) => kind === 'again');
  const pools = said.flatMap(({ signals }) => signals.filter(({ subject }) => subject.kind === 'pool'));
  return {
    phrases: said.map((each) => each.phrase),
    poolIds: new Set(pools.map(({ subject }) => subject.id)),
  };
}
