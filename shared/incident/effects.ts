import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';
import { poolsOf } from './facts/upstreams.ts';
import { type Phrase, phrase } from './phrase.ts';
import { named, uncapitalised, withoutName } from './wording.ts';

/** Where the names of the subjects, or of their Pools, belong; no label holds a control character. */
const SUBJECTS = '\u0000';
const POOLS = '\u0001';

/** A remark in brackets tells an operator how it works; who reads of an incident asks what clients notice. */
const REMARK = / \([^()]*\)$/;

function poolsBehind(signals: readonly Signal[], { picture }: Scene): string[] {
  const upstreams = signals.filter(({ subject }) => subject.kind === 'upstream');
  return poolsOf(picture, new Set(upstreams.map(({ subject }) => subject.id))).map(({ label }) => label);
}

/** What is noticed, with a place for the name: `clients that hold <name> are refused`. */
function effectOf(signal: Signal, scene: Scene): string {
  const { impact, subject } = signal;
  const effect = uncapitalised(withoutName(impact, subject.label, SUBJECTS).replace(REMARK, ''));
  // Readers know their Pool, not the account that serves it.
  return poolsBehind([signal], scene).length === 0
    ? effect
    : effect.replace(`the Pools of ${SUBJECTS}`, POOLS);
}

/**
 * Effects in the signals' own words, each once with all it is about; one that only begins what another says in full goes
 * with that one.
 */
export function effectPhrases(signals: readonly Signal[], scene: Scene): Phrase[] {
  const effects = [...new Set(signals.map((signal) => effectOf(signal, scene)))];
  const fullest = (signal: Signal) => {
    const effect = effectOf(signal, scene);
    const fuller = effects.filter((other) => other.startsWith(effect));
    return fuller.toSorted((a, b) => b.length - a.length)[0] ?? effect;
  };
  return [...Map.groupBy(signals, fullest)].map(([effect, alike]) => {
    const subjects = [...new Set(alike.map(({ subject }) => subject.label))];
    const text = effect
      .replaceAll(SUBJECTS, () => named(subjects))
      .replaceAll(POOLS, () => named(poolsBehind(alike, scene)));
    return phrase(text, alike);
  });
}
