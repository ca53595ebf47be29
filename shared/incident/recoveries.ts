import { poolReadiness, upstreamStanding } from '../signals/readiness.ts';
import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';
import { isChange, isGatewayHealth, isPoolCapacity, isSourceState, isUpstreamOut } from './facts/standing.ts';
import { poolsOf } from './facts/upstreams.ts';
import { poolNames, refusesClients } from './impact.ts';
import { counted, listed, named } from './wording.ts';

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

/** An API key that clients can use: the list calls an expired one active too (POOLER-T10). */
function isUsable({ subject }: Signal, { picture, nowMs }: Scene): boolean {
  const key = picture.keys.find(({ id }) => id === subject.id);
  return key?.status === 'active' && (key.expiresAtMs === null || key.expiresAtMs > nowMs);
}

/** `alert lane a no longer fires`, `3 alert lanes no longer fire`; of many their number says enough. */
function several(signals: readonly Signal[], one: (label: string) => string, many: string): string {
  const [only, ...others] = signals;
  return only !== undefined && others.length === 0 ? one(only.subject.label) : `${signals.length} ${many}`;
}

/** What has a name that readers know; what a measure is of, they read on the Signals line. */
const NAMED_KINDS: ReadonlySet<string> = new Set(['pool', 'upstream', 'key', 'operator', 'invite']);

function unseen(signals: readonly Signal[]): string {
  const names = [...new Set(signals.map(({ subject }) => subject.label))];
  const isNamed = names.length <= 3 && signals.every(({ subject }) => NAMED_KINDS.has(subject.kind));
  const of = isNamed ? ` with ${listed(names)}` : '';
  const trouble =
    names.length > 1 && !isNamed ? `${names.length} reported troubles are` : `the reported trouble${of} is`;
  return `${trouble} no longer seen, but recovery is not confirmed`;
}

/** What can be said of troubles that are resolved. */
interface Recovery {
  /** `again`: the picture bears out that all is well; `aged`: what happened still stands; else nothing is known. */
  readonly kind: 'again' | 'aged' | 'unproven';
  readonly isTrueOf: (signal: Signal, scene: Scene) => boolean;
  readonly text: (signals: readonly Signal[], scene: Scene) => string;
}

/** Pools that were not there: they are once the list names them as active. */
const ABSENCES: ReadonlySet<string> = new Set(['pool.not_active', 'pool.vanished', 'pool.expected_missing']);

/** Ends of keys that are undone by resuming or prolonging one. */
const KEY_ENDS: ReadonlySet<string> = new Set(['key.paused', 'key.expired']);

const labels = (signals: readonly Signal[]) => named(signals.map(({ subject }) => subject.label));

/** The clients' side first. A signal belongs to the first that is true of it. */
export const RECOVERIES: readonly Recovery[] = [
  {
    kind: 'again',
    isTrueOf: (signal, scene) => refusesClients(signal) && service(signal, scene) === 'all',
    text: (signals) => `clients of ${labels(signals)} are served again`,
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => refusesClients(signal) && service(signal, scene) === 'some',
    text: (signals) => `clients of ${labels(signals)} are served again, with fewer upstreams than assigned`,
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => isPoolCapacity(signal.rule) && service(signal, scene) === 'all',
    text: (signals) =>
      `${labels(signals)} ${signals.length === 1 ? 'has' : 'have'} all assigned upstreams back`,
  },
  {
    kind: 'again',
    isTrueOf: ({ rule }, { picture }) => isGatewayHealth(rule) && picture.gateway?.ready === true,
    text: () => 'the gateway is ready again',
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => signal.rule === 'slo.lane' && isQuiet(signal, scene),
    text: (signals) =>
      several(signals, (label) => `alert lane ${label} no longer fires`, 'alert lanes no longer fire'),
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => signal.rule === 'budget.burn' && burnsSlowly(signal, scene),
    text: (signals) =>
      several(
        signals,
        (label) => `the error budget of ${label} no longer burns too fast`,
        'error budgets no longer burn too fast',
      ),
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => signal.rule === 'slo.breach' && isWithinBand(signal, scene),
    text: (signals) =>
      several(signals, (label) => `${label} is back within its band`, 'SLO rows are back within their bands'),
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => signal.rule === 'floor.dip' && isQuiet(signal, scene),
    text: (signals) =>
      several(signals, (label) => `${label} is back above its floor`, 'SLO rows are back above their floors'),
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => isUpstreamOut(signal.rule) && upstreamServes(signal, scene),
    text: upstreamsBack,
  },
  {
    kind: 'again',
    isTrueOf: ({ rule, subject }, { sources }) =>
      isSourceState(rule) && sources.some(({ id, state }) => id === subject.id && state === 'live'),
    text: (signals) =>
      `the console has current data on ${named([...new Set(signals.map(({ subject }) => subject.label))], 'source')} again`,
  },
  {
    kind: 'again',
    isTrueOf: ({ rule, subject }, { picture }) =>
      ABSENCES.has(rule) &&
      picture.pools.some(({ id, slug, status }) => [id, slug].includes(subject.id) && status === 'active'),
    text: (signals) => `${labels(signals)} ${signals.length === 1 ? 'is' : 'are'} listed as active`,
  },
  {
    kind: 'again',
    isTrueOf: ({ rule, subject }, { picture, sources }) =>
      rule === 'alert.open' &&
      sources.some(({ id, state }) => id === 'alerts' && state === 'live') &&
      picture.alerts.every(({ id, state }) => id !== subject.id || state === 'resolved'),
    text: (signals) =>
      signals.length === 1
        ? `the alert of the Pooler is over (${labels(signals)})`
        : `${signals.length} alerts of the Pooler are over (${labels(signals)})`,
  },
  {
    kind: 'again',
    isTrueOf: (signal, scene) => KEY_ENDS.has(signal.rule) && isUsable(signal, scene),
    text: (signals) => `clients that hold ${labels(signals)} are let in again`,
  },
  {
    kind: 'unproven',
    isTrueOf: ({ rule }) => !isChange(rule),
    text: unseen,
  },
  {
    kind: 'aged',
    isTrueOf: ({ rule }) => isChange(rule),
    text: (signals) =>
      signals.length === 1
        ? '1 change is no longer news, and nothing says that it was undone'
        : `${signals.length} changes are no longer news, and nothing says that they were undone`,
  },
];
