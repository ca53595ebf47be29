import type { Signal } from '../../signals/signal.ts';
import { heldText, uncapitalised } from '../wording.ts';
import { crowdFact, crowdOfOne } from './crowd.ts';
import type { Fact, Scene } from './fact.ts';

/** How troubles read that neither figures nor counts speak for; any other goes by its title. */
const WORDS: Readonly<Record<string, (label: string) => string>> = {
  'gateway.not_ready': () => 'gateway alive but not ready (its readiness check answers 503)',
  'gateway.not_alive': () => 'health check of the gateway answering with a server error',
  'gateway.metrics_open': () => 'metrics of the Pooler readable without a credential',
  'gateway.settings_cold': () => 'gateway running on built-in settings',
  'pool.not_active': (label) => `${label} not active`,
  'pool.vanished': (label) => `${label} no longer listed (disabled, archived or no longer visible)`,
  'pool.expected_missing': (label) => `expected Pool ${label} not listed (disabled, archived or not visible)`,
  'alert.open': (label) => `alert open in the Pooler: ${label}`,
  'job.reconciliation_silent': () => 'account reconciliation stopped (inferred)',
  'job.refresh_unanswered': () => 'a requested token refresh that did not happen (inferred)',
  'job.pricing_behind': () => 'pricing import behind (inferred)',
  'requests.open_too_long': () =>
    'a request open for more than 6 h 15 min (runtime cleanup stopped, inferred)',
  'setting.reconciliation_paused': () => 'account reconciliation switched off',
  'source.clock_skew': () => 'clock of the Pooler ahead of this machine',
  'source.interleaved': () => 'counters of the gateway mixed from several nodes',
};

/** What many of a kind are called, where there can be many. */
const CROWDS: Readonly<Record<string, string>> = {
  'pool.not_active': 'Pools not active',
  'pool.vanished': 'Pools no longer listed',
  'pool.expected_missing': 'expected Pools not listed',
  'alert.open': 'alerts open in the Pooler',
};

function ownFact(signal: Signal, presentMs: number): Fact {
  const { rule, title, subject, id } = signal;
  const what = WORDS[rule]?.(subject.label) ?? uncapitalised(title, subject.label);
  return {
    key: id,
    text: `${what}${heldText([signal], presentMs)}`,
    measure: null,
    level: 0,
    signals: [signal],
  };
}

/** Signals that no other fact speaks for, each in its own words; a crowd of one kind as a count. */
export function ownFacts(
  rule: string,
  signals: readonly Signal[],
  { presentMs }: Scene,
  isCrowded: boolean,
): Fact[] {
  const facts = signals.map((signal) => ownFact(signal, presentMs));
  const crowd = CROWDS[rule];
  if (!isCrowded || crowd === undefined) return facts;
  return facts.length === 1
    ? facts.map((fact) => crowdOfOne(rule, fact))
    : [crowdFact(rule, crowd, signals, presentMs)];
}
