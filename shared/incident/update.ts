import { severityRank } from '../signals/severity.ts';
import type { Signal } from '../signals/signal.ts';
import { type Change, overKind } from './changes.ts';
import type { Fact } from './facts/fact.ts';
import { type Phrase, phrase, stated } from './phrase.ts';
import { utcTime } from './time.ts';

const HEADS: Readonly<Record<Change['kind'], string>> = {
  worse: 'worse',
  new: 'new',
  back: 'back',
  'told first': 'not told before',
  'as before': 'as before',
  better: 'better',
  resolved: 'resolved',
  aged: 'no longer news',
};

/** Facts of what is over, for a draft that begins with what is not or with what is well again. */
export function overPhrases(facts: readonly Fact[]): Phrase[] {
  const { resolved = [], aged = [] } = Object.groupBy(facts, overKind);
  const headed = (kind: 'resolved' | 'aged', all: readonly Fact[]) =>
    all.map((fact, index) => stated(index === 0 ? `${HEADS[kind]}: ` : '', fact));
  return [...headed('resolved', resolved), ...headed('aged', aged)];
}

/** The changes as phrases: the head of a run of one kind stands once, but for those that say what was before. */
export function changePhrases(changes: readonly Change[]): Phrase[] {
  return changes.map(({ kind, fact, was }, index) => {
    const goesOn = was === null && changes[index - 1]?.kind === kind;
    const head = was === null ? HEADS[kind] : `${HEADS[kind]} (was ${was})`;
    return stated(goesOn ? '' : `${head}: `, fact);
  });
}

interface Firing {
  readonly input: { readonly nowMs: number; readonly presentMs: number };
  readonly firing: readonly Signal[];
  readonly resolved: readonly Signal[];
}

interface Comparison {
  readonly then: Firing;
  readonly now: Firing;
  /** All that the present rests on is current: what is not seen is not there. */
  readonly isCurrent: boolean;
}

function worstRank(firing: readonly Signal[]): number {
  return Math.min(...firing.map(({ severity }) => severityRank(severity)));
}

function trend(changes: readonly Change[], { then, now, isCurrent }: Comparison): string {
  // What was firing then but is told first now is no news of the present.
  const wasOver = new Set(then.resolved.map(({ id }) => id));
  const toldLate = now.firing.filter(({ id, sinceMs }) => sinceMs <= then.input.nowMs && !wasOver.has(id));
  const rank = worstRank(now.firing) - worstRank([...then.firing, ...toldLate]);
  const kinds = new Set<string>(changes.map(({ kind }) => kind));
  const isWorse = rank < 0 || ['worse', 'new', 'back'].some((kind) => kinds.has(kind));
  const isBetter = rank > 0 || kinds.has('better') || kinds.has('resolved');
  const at = utcTime(then.input.nowMs, now.input.presentMs);
  // The worst severity decides where it moved; else good and bad news stand side by side.
  if (rank < 0 || (isWorse && !isBetter)) return `worse than at ${at}`;
  if (rank > 0 || (isBetter && !isWorse)) return `better than at ${at}`;
  if (isWorse) return `partly worse, partly better than at ${at}`;
  return `no change${isCurrent ? '' : ' seen'} since ${at}`;
}

/** How the whole compares with the update before it: the first thing its readers want to know. */
export function trendPhrases(changes: readonly Change[], comparison: Comparison): Phrase[] {
  const { now } = comparison;
  // A recovery speaks for itself.
  return now.firing.length === 0 && changes.length > 0
    ? []
    : [phrase(trend(changes, comparison), now.firing)];
}
