import type { Signal } from '../../signals/signal.ts';
import { heldText } from '../wording.ts';
import { crowdFact, crowdOfOne } from './crowd.ts';
import type { Fact, Scene } from './fact.ts';

/** How a measured trouble reads, and what many of a kind are called. */
interface Words {
  /** Without its figures. */
  readonly bare: (label: string) => string;
  /** Before its figures, where those repeat a part of `bare`. */
  readonly lead?: (label: string) => string;
  readonly many: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  'requests.failure_share': {
    bare: (label) => `requests${label === 'all requests' ? '' : ` of ${label}`} failing more than before`,
    many: 'Pools whose requests fail more than before',
  },
  'requests.retry_share': {
    bare: () => 'requests retried more than before',
    many: 'rises of retries',
  },
  'requests.codes': { bare: (label) => `more ${label} than before`, many: 'code families on the rise' },
  'requests.latency_shift': {
    bare: (label) => `${label} answering more slowly than before`,
    many: 'models answering more slowly than before',
  },
  'requests.cost_jump': { bare: () => 'requests dearer than before', many: 'jumps of cost' },
  'requests.token_jump': { bare: () => 'requests with more tokens than before', many: 'jumps of tokens' },
  'pool.model_refused': {
    bare: (label) => `requests of ${label} refused because of their model`,
    many: 'Pools with requests refused because of their model',
  },
  'key.denied': {
    bare: (label) => `API key ${label} denied by its policy`,
    many: 'API keys denied by their policy',
  },
  'key.wrong_pool': {
    bare: (label) => `API key ${label} asking for what its Pool does not serve`,
    many: 'API keys asking for what their Pool does not serve',
  },
  'gateway.saturated': {
    bare: (label) => `${label} at its admission limit`,
    many: 'route classes at their admission limits',
  },
  'gateway.overloaded': {
    bare: (label) => `requests on ${label} refused because the gateway is full`,
    many: 'route classes with requests refused because the gateway is full',
  },
  'gateway.stream_failures': {
    bare: () => 'more streams breaking off than before',
    many: 'kinds of streams breaking off',
  },
  'gateway.server_errors': { bare: () => 'more 5xx answers than before', many: 'rises of 5xx answers' },
  'gateway.client_errors': { bare: () => 'more 4xx answers than before', many: 'rises of 4xx answers' },
  'gateway.circuit_opened': {
    bare: (label) => `circuit opened on ${label}`,
    lead: (label) => `circuit on ${label}`,
    many: 'route classes with an opened circuit',
  },
  'gateway.firewall_denials': {
    bare: (label) => `denials by the ${label}`,
    lead: (label) => label,
    many: 'kinds of denials by the firewall',
  },
};

/** True for a rule whose evidence holds the figures that say how bad it is. */
export function isMeasured(rule: string): boolean {
  return rule in WORDS;
}

/** `requests failing more than before: 120 of 1,000 (12 %) in 15 minutes, 0 % before (upstream_5xx 120)`. */
function figures({ evidence, subject }: Signal, { bare, lead = bare }: Words): string {
  const [first, second] = evidence.filter(({ source }) => source !== 'audit').map(({ text }) => text);
  if (first === undefined) return bare(subject.label);
  const codes = second === undefined ? '' : ` (${second.replace(/^codes of all failures: /, '')})`;
  return `${lead(subject.label)}: ${first}${codes}`;
}

/** Only how many: without codes and remarks. */
function shortFigures({ evidence, subject }: Signal, { bare, lead = bare }: Words): string {
  const [first] = evidence.filter(({ source }) => source !== 'audit').map(({ text }) => text);
  return first === undefined
    ? bare(subject.label)
    : `${lead(subject.label)}: ${first.replace(/[,;] .*$/, '')}`;
}

/** The whole percent of `(12 %)` in a signal's first piece of evidence; null where it tells no share. */
function percentOf({ evidence }: Signal): number | null {
  const percent = /\((\d+) %\)/.exec(evidence[0]?.text ?? '')?.[1];
  return percent === undefined ? null : Number(percent);
}

function measuredFact(signal: Signal, words: Words, presentMs: number): Fact {
  const bare = words.bare(signal.subject.label);
  const held = heldText([signal], presentMs);
  const common = { key: signal.id, signals: [signal] };
  // Figures of a trouble that is over have changed since.
  if (signal.state === 'resolved') return { ...common, text: `${bare}${held}`, measure: null, level: 0 };
  const percent = percentOf(signal);
  return {
    ...common,
    text: `${figures(signal, words)},${held}`,
    short: `${shortFigures(signal, words)},${held}`,
    measure: percent === null ? null : `${percent} %`,
    level: percent ?? 0,
  };
}

/** Troubles of one rule with their figures, or as a count where they are many (`isCrowded`). */
export function measuredFacts(
  rule: string,
  signals: readonly Signal[],
  { presentMs }: Scene,
  isCrowded: boolean,
): Fact[] {
  const words = WORDS[rule] ?? { bare: (label) => label, many: 'troubles' };
  const facts = signals.map((signal) => measuredFact(signal, words, presentMs));
  if (!isCrowded) return facts;
  if (facts.length === 1) return facts.map((fact) => crowdOfOne(rule, fact));
  const firing = signals.filter(({ state }) => state !== 'resolved');
  const worst = Math.max(...firing.map((signal) => percentOf(signal) ?? 0));
  const note = worst > 0 ? `, up to ${worst} %` : '';
  return [crowdFact(rule, words.many, signals, presentMs, { note })];
}
