import type { Signal } from '../../signals/signal.ts';
import { countedFact, isCounted } from './counted.ts';
import type { Fact, Scene } from './fact.ts';
import { isOfJobs, jobFact } from './jobs.ts';
import { isMeasured, measuredFacts } from './measured.ts';
import { ownFacts } from './own.ts';
import { poolFacts } from './pools.ts';
import { MOST_WITH_FIGURES, sloFacts } from './slos.ts';
import { isSourceFact, sourceFact } from './sources.ts';
import { isPoolCapacity } from './standing.ts';
import { upstreamFact } from './upstreams.ts';

/** The rules with too many signals to give each with its figures. */
export function crowdedRules(signals: readonly Signal[]): string[] {
  return [...Map.groupBy(signals, ({ rule }) => rule)].flatMap(([rule, group]) =>
    group.length > MOST_WITH_FIGURES ? [rule] : [],
  );
}

const isOfSource = ({ subject }: Signal) => subject.kind === 'source';

/**
 * What the signals state, in their order but the console's own troubles last: one fact a rule or one a subject. Rules in
 * `crowded` are counted even where they are few, so that two moments can be compared.
 */
export function factsOf(
  signals: readonly Signal[],
  scene: Scene,
  crowded: ReadonlySet<string> = new Set(crowdedRules(signals)),
): Fact[] {
  const ofSources = signals.filter(isOfSource);
  const inOrder = [...signals.filter((signal) => !isOfSource(signal)), ...ofSources];
  return [...Map.groupBy(inOrder, ({ rule }) => rule)].flatMap(([rule, group]): Fact[] => {
    const isCrowded = crowded.has(rule);
    if (isCounted(rule)) return [countedFact(rule, group, scene)];
    if (isOfJobs(rule)) return [jobFact(rule, group, scene)];
    if (isMeasured(rule)) return measuredFacts(rule, group, scene, isCrowded);
    if (isPoolCapacity(rule)) return poolFacts(rule, group, scene, isCrowded);
    if (isSourceFact(rule)) return [sourceFact(rule, group, scene)];
    switch (rule.split('.')[0]) {
      case 'upstream':
        return [upstreamFact(rule, group, scene)];
      case 'slo':
      case 'budget':
      case 'floor':
        return sloFacts(rule, group, scene, isCrowded);
      default:
        return ownFacts(rule, group, scene, isCrowded);
    }
  });
}
