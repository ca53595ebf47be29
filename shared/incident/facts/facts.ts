import type { Signal } from '../../signals/signal.ts';
import { heldText, uncapitalised } from '../wording.ts';
import { countedFact, isCounted } from './counted.ts';
import type { Fact, Scene } from './fact.ts';
import { isMeasured, measuredFacts } from './measured.ts';
import { poolFact } from './pools.ts';
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

/** How troubles read that neither figures nor counts speak for; any other goes by its title. */
const OWN_WORDS: Readonly<Record<string, (label: string) => string>> = {
  'gateway.not_ready': () => 'gateway alive with its readiness check answering 503',
  'gateway.not_alive': () => 'health check of the gateway answering with a server error',
  'gateway.metrics_open': () => 'metrics of the Pooler readable without a credential',
  'gateway.settings_cold': () => 'gateway running on built-in settings',
  'pool.not_active': (label) => `${label} not active`,
  'pool.vanished': (label) => `${label} no longer listed (disabled, archived or no longer visible)`,
  'pool.expected_missing': (label) => `expected Pool ${label} not listed (disabled, archived or not visible)`,
  'alert.open': (label) => `alert open in the Pooler: ${label}`,
  'job.reconciliation_silent': () => 'account reconciliation stopped (inferred)',
  'job.refresh_unanswered': () => 'a token refresh asked for and not come through (inferred)',
  'job.pricing_behind': () => 'pricing import behind (inferred)',
  'requests.open_too_long': () =>
    'a request open for more than 6 h 15 min (runtime cleanup stopped, inferred)',
  'setting.reconciliation_paused': () =>
    'account reconciliation switched off, so that quota evidence grows old',
  'source.clock_skew': () => 'clock of the Pooler ahead of this machine',
  'source.interleaved': () => 'counters of the gateway mixed from several nodes',
};

function titleOf({ rule, title, subject }: Signal): string {
  return OWN_WORDS[rule]?.(subject.label) ?? uncapitalised(title, subject.label);
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
    if (isCounted(rule)) return [countedFact(rule, group, scene)];
    if (isMeasured(rule)) return measuredFacts(rule, group, scene, crowded.has(rule));
    if (isPoolCapacity(rule)) return group.map((signal) => poolFact(signal, scene));
    switch (rule.split('.')[0]) {
      case 'upstream':
        return [upstreamFact(rule, group, scene)];
      case 'slo':
      case 'budget':
      case 'floor':
        return sloFacts(rule, group, scene, crowded.has(rule));
      case 'source':
        return isSourceFact(rule)
          ? [sourceFact(rule, group, scene)]
          : group.map((signal) => ownFact(signal, scene));
      default:
        return group.map((signal) => ownFact(signal, scene));
    }
  });
}
