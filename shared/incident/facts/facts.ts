import type { Signal } from '../../signals/signal.ts';
import { heldText, uncapitalised } from '../wording.ts';
import type { Fact, Scene } from './fact.ts';
import { poolFact } from './pools.ts';
import { MOST_WITH_FIGURES, sloFacts } from './slos.ts';
import { sourceFact } from './sources.ts';
import { upstreamFact } from './upstreams.ts';

/** The rules with too many signals to give each with its figures. */
export function crowdedRules(signals: readonly Signal[]): string[] {
  return [...Map.groupBy(signals, ({ rule }) => rule)].flatMap(([rule, group]) =>
    group.length > MOST_WITH_FIGURES ? [rule] : [],
  );
}

function titleOf({ rule, title, subject }: Signal): string {
  return rule === 'gateway.not_ready'
    ? 'gateway alive with its readiness check answering 503'
    : uncapitalised(title, subject.label);
}

/** A signal no other fact speaks for, in its own words. */
function ownFact(signal: Signal, { nowMs }: Scene): Fact {
  const text = `${titleOf(signal)}${heldText([signal], nowMs)}`;
  return { key: signal.id, text, measure: null, level: 0, signals: [signal] };
}

const isOfSource = ({ subject }: Signal) => subject.kind === 'source';

/**
 * What the signals state, in their order but the console's own troubles last: one fact a rule or one a subject. Rules in `crowded` are counted even where
 * they are few, so that two moments can be compared.
 */
export function factsOf(
  signals: readonly Signal[],
  scene: Scene,
  crowded: ReadonlySet<string> = new Set(crowdedRules(signals)),
): Fact[] {
  const ofSources = signals.filter(isOfSource);
  const inOrder = [...signals.filter((signal) => !isOfSource(signal)), ...ofSources];
  return [...Map.groupBy(inOrder, ({ rule }) => rule)].flatMap(([rule, group]): Fact[] => {
    switch (rule.split('.')[0]) {
      case 'upstream':
        return [upstreamFact(rule, group, scene)];
      case 'pool':
        return group.map((signal) => poolFact(signal, scene));
      case 'slo':
      case 'budget':
      case 'floor':
        return sloFacts(rule, group, scene, crowded.has(rule));
      case 'source':
        return [sourceFact(rule, group, scene)];
      default:
        return group.map((signal) => ownFact(signal, scene));
    }
  });
}
