import type { Signal } from '../signals/signal.ts';
import type { Fact, Scene } from './facts/fact.ts';
import { crowdedRules, factsOf } from './facts/facts.ts';
import { isChange } from './facts/standing.ts';

/** What an update says of one fact, by comparison with the update before it. */
export interface Change {
  readonly kind: 'worse' | 'new' | 'back' | 'told first' | 'as before' | 'better' | 'resolved' | 'aged';
  readonly fact: Fact;
  /** What the fact measured then; null where that says nothing. */
  readonly was: string | null;
}

interface Moment {
  readonly signals: readonly Signal[];
  readonly scene: Scene;
}

/** How a fact is over: what only happened is no longer told, but stands. */
export function overKind({ signals }: Fact): 'resolved' | 'aged' {
  return signals.every(({ rule }) => isChange(rule)) ? 'aged' : 'resolved';
}

const isOver = ({ state }: Signal) => state === 'resolved';

/** What the update before did not tell as firing: it was over, it began since, or it was not chosen then. */
function toldNow(fact: Fact, wasOver: ReadonlySet<string>, thenMs: number): Change {
  const isBack = fact.signals.some(({ id }) => wasOver.has(id));
  const began = fact.signals.some(({ sinceMs }) => sinceMs > thenMs);
  return { kind: isBack ? 'back' : began ? 'new' : 'told first', fact, was: null };
}

function compared(fact: Fact, then: Fact): Change {
  if (fact.measure === then.measure || fact.level === then.level)
    return { kind: 'as before', fact, was: null };
  return { kind: fact.level > then.level ? 'worse' : 'better', fact, was: then.measure };
}

const ORDER: readonly Change['kind'][] = [
  'worse',
  'new',
  'back',
  'told first',
  'better',
  'resolved',
  'aged',
  'as before',
];

/**
 * What has changed from one moment's signals to a later one's, news first. A fact is found again by its key; what was
 * already over then is not told again.
 */
export function changesOf(then: Moment, now: Moment): Change[] {
  const crowded = new Set(
    [then, now].flatMap(({ signals }) => crowdedRules(signals.filter((signal) => !isOver(signal)))),
  );
  const firingThen = then.signals.filter((signal) => !isOver(signal));
  const before = new Map(factsOf(firingThen, then.scene, crowded).map((fact) => [fact.key, fact]));
  const facts = factsOf(
    now.signals.filter((signal) => !isOver(signal)),
    now.scene,
    crowded,
  );
  const keys = new Set(facts.map(({ key }) => key));
  const wasOver = new Set(then.signals.filter(isOver).map(({ id }) => id));
  const over = factsOf(
    now.signals.filter((signal) => isOver(signal) && !wasOver.has(signal.id)),
    now.scene,
    crowded,
  ).filter(({ key }) => !keys.has(key));
  return [
    ...facts.map((fact) => {
      const known = before.get(fact.key);
      return known === undefined ? toldNow(fact, wasOver, then.scene.nowMs) : compared(fact, known);
    }),
    ...over.map((fact): Change => ({ kind: overKind(fact), fact, was: null })),
  ].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
