import { poolReadiness, upstreamStanding } from '../signals/readiness.ts';
import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';
import { isGatewayHealth, isPoolCapacity, isSourceState, isUpstreamOut } from './facts/standing.ts';
import { poolsOf } from './facts/upstreams.ts';
import { poolNames, refusesClients } from './impact.ts';
import { type Phrase, phrase } from './phrase.ts';
import { counted, listed } from './wording.ts';

/**
 * Resolved means that a rule no longer finds the trouble: only the picture can tell that all is well again. How many
 * upstreams of the signal's Pool serve for sure, and whether that is all of them; nothing where it is not in service.
 */
function service({ subject }: Signal, { picture, nowMs }: Scene): 'all' | 'some' | 'none' {
  const pool = picture.pools.find(({ id }) => subject.kind === 'pool' && id === subject.id);
  if (pool?.status !== 'active') return 'none';
  const { low, total } = poolReadiness(pool, { ...picture, nowMs });
  if (low === 0) return 'none';
  return low === total ? 'all' : 'some';
}

function upstreamServes({ subject }: Signal, { picture, nowMs }: Scene): boolean {
  const upstream = picture.upstreams.find(({ id }) => id === subject.id);
  const quota = picture.quotas.find(({ id }) => id === subject.id);
  return upstreamStanding(upstream, quota, nowMs) === 'ready';
}

function isWithinBand({ subject }: Signal, { slo }: Scene): boolean {
  const row = slo?.rows.find(({ id }) => id === subject.id);
  return row?.verdict === 'pass' || row?.verdict === 'assumed pass';
}

function isQuiet({ rule, subject }: Signal, { slo }: Scene): boolean {
  const lane =
    rule === 'floor.dip'
      ? slo?.details?.dips.find(({ id }) => id === `dip.${subject.id}`)
      : slo?.lanes.find(({ id }) => id === subject.id);
  return lane?.state === 'inactive' && lane.condition === 'false';
}

function burnsSlowly({ subject }: Signal, { slo }: Scene): boolean {
  const budget = slo?.details?.budgets.find(({ id }) => id === subject.id);
  return budget?.alerts.every(({ condition }) => condition === 'false') ?? false;
}

function upstreamsBack(signals: readonly Signal[], { picture }: Scene): string {
  const ids = new Set(signals.map(({ subject }) => subject.id));
  const pools = poolsOf(picture, ids);
  const where = pools.length === 0 ? '' : ` of ${poolNames(pools)}`;
  return `${counted(ids.size, 'upstream')}${where} ${ids.size === 1 ? 'serves' : 'serve'} again`;
}

function unproven(signals: readonly Signal[]): string {
  const names = [...new Set(signals.map(({ subject }) => subject.label))];
  return names.length > 3
    ? `${names.length} reported troubles are no longer seen, but recovery is not confirmed`
    : `what was reported of ${listed(names)} is no longer seen, but recovery is not confirmed`;
}

/** `alert lane a no longer fires`, `3 alert lanes no longer fire`. */
function several(signals: readonly Signal[], what: string, one: string, many: string): string {
  const [only] = signals;
  if (signals.length === 1 && only !== undefined) return `${what} ${only.subject.label} ${one}`;
  return `${counted(signals.length, what)} ${many}`;
}

interface Recovery {
  readonly isProven: (signal: Signal, scene: Scene) => boolean;
  readonly text: (signals: readonly Signal[], scene: Scene) => string;
}

/** Pools that were not there: they are once the list names them as active. */
const ABSENCES: ReadonlySet<string> = new Set(['pool.not_active', 'pool.vanished', 'pool.expected_missing']);

/** What is told for a while because it happened: it does not recover, it grows old. */
const CHANGES: ReadonlySet<string> = new Set([
  'setting.changed',
  'setting.secret_changed',
  'key.paused',
  'key.revoked',
]);

function isChange(rule: string): boolean {
  return rule.startsWith('audit.') || CHANGES.has(rule);
}

const labels = (signals: readonly Signal[]) => poolNames(signals.map(({ subject }) => subject));

/** What is well again, the clients' side first. A signal belongs to the first that the picture bears out. */
const RECOVERIES: readonly Recovery[] = [
  {
    isProven: (signal, scene) => refusesClients(signal) && service(signal, scene) !== 'none',
    text: (signals) => `clients of ${labels(signals)} are served again`,
  },
  {
    isProven: (signal, scene) => isPoolCapacity(signal.rule) && service(signal, scene) === 'all',
    text: (signals) =>
      `${labels(signals)} ${signals.length === 1 ? 'has' : 'have'} all assigned upstreams back`,
  },
  {
    isProven: ({ rule }, { picture }) => isGatewayHealth(rule) && picture.gateway?.ready === true,
    text: () => 'the gateway is ready again',
  },
  {
    isProven: (signal, scene) => signal.rule === 'slo.lane' && isQuiet(signal, scene),
    text: (signals) => several(signals, 'alert lane', 'no longer fires', 'no longer fire'),
  },
  {
    isProven: (signal, scene) => signal.rule === 'budget.burn' && burnsSlowly(signal, scene),
    text: (signals) =>
      several(signals, 'error budget', 'no longer burns too fast', 'no longer burn too fast'),
  },
  {
    isProven: (signal, scene) => signal.rule === 'slo.breach' && isWithinBand(signal, scene),
    text: (signals) =>
      several(signals, 'codex-pdf row', 'is back within its band', 'are back within their bands'),
  },
  {
    isProven: (signal, scene) => signal.rule === 'floor.dip' && isQuiet(signal, scene),
    text: (signals) =>
      several(signals, 'codex-pdf row', 'is back above its floor', 'are back above their floors'),
  },
  {
    isProven: (signal, scene) => isUpstreamOut(signal.rule) && upstreamServes(signal, scene),
    text: upstreamsBack,
  },
  {
    isProven: ({ rule, subject }, { sources }) =>
      isSourceState(rule) && sources.some(({ id, state }) => id === subject.id && state === 'live'),
    text: (signals) =>
      `the console has current data on ${listed([...new Set(signals.map(({ subject }) => subject.label))])} again`,
  },
  {
    isProven: ({ rule, subject }, { picture }) =>
      ABSENCES.has(rule) &&
      picture.pools.some(({ id, slug, status }) => [id, slug].includes(subject.id) && status === 'active'),
    text: (signals) => `${labels(signals)} ${signals.length === 1 ? 'is' : 'are'} listed as active`,
  },
  {
    isProven: ({ rule, subject }, { picture, sources }) =>
      rule === 'alert.open' &&
      sources.some(({ id, state }) => id === 'alerts' && state === 'live') &&
      picture.alerts.every(({ id, state }) => id !== subject.id || state === 'resolved'),
    text: (signals) =>
      `the Pooler itself no longer alerts of ${listed(signals.map(({ subject }) => subject.label))}`,
  },
  {
    isProven: ({ rule }) => isChange(rule),
    text: (signals) =>
      `${counted(signals.length, 'change')} ${signals.length === 1 ? 'is' : 'are'} no longer recent`,
  },
  { isProven: () => true, text: unproven },
];

function placeOf(signal: Signal, scene: Scene): number {
  return RECOVERIES.findIndex(({ isProven }) => isProven(signal, scene));
}

/** The picture bears out that every one of the troubles is over. */
export function isConfirmed(resolved: readonly Signal[], scene: Scene): boolean {
  return resolved.every((signal) => placeOf(signal, scene) < RECOVERIES.length - 1);
}

/** What is well again now that the signals are resolved, as far as the picture bears it out. */
export function recoveryPhrases(resolved: readonly Signal[], scene: Scene): Phrase[] {
  const groups = Map.groupBy(resolved, (signal) => placeOf(signal, scene));
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([index, signals], place) => {
      const text = RECOVERIES[index]?.text(signals, scene) ?? unproven(signals);
      const isRecovery = index < RECOVERIES.length - 1 && !signals.every(({ rule }) => isChange(rule));
      return phrase(place === 0 && isRecovery ? `recovered: ${text}` : text, signals);
    });
}
