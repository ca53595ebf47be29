import type { Picture } from '../metadata/picture.ts';
import { poolReadiness } from '../signals/readiness.ts';
import type { Signal } from '../signals/signal.ts';
import { effectPhrases } from './effects.ts';
import type { Scene } from './facts/fact.ts';
import { isPoolCapacity, isSourceState, isUpstreamOut } from './facts/standing.ts';
import { poolsOf } from './facts/upstreams.ts';
import { type Phrase, phrase } from './phrase.ts';
import { named } from './wording.ts';

const REFUSING: ReadonlySet<string> = new Set([
  'pool.no_ready_upstream',
  'pool.no_upstream_assigned',
  'pool.not_active',
]);

/** True for a Pool's trouble in which none of its clients is served. */
export function refusesClients({ rule }: Signal): boolean {
  return REFUSING.has(rule);
}

/** The Pools by name, up to three. */
export function poolNames(pools: readonly { readonly label: string }[]): string {
  return named(
    pools.map(({ label }) => label),
    'Pool',
  );
}

function subjects(signals: readonly Signal[]): string {
  return poolNames(signals.map(({ subject }) => subject));
}

/** Pools with fewer upstreams than assigned: those that none may be left to serve stand first. */
function reducedImpact(
  pools: Picture['pools'],
  signals: readonly Signal[],
  { picture, nowMs }: Scene,
): Phrase[] {
  const { stopping = [], serving = [] } = Object.groupBy(pools, (pool) =>
    poolReadiness(pool, { ...picture, nowMs }).low === 0 ? 'stopping' : 'serving',
  );
  const serve = serving.length === 1 ? 'serves' : 'serve';
  return [
    ...(stopping.length === 0 ? [] : [phrase(`clients of ${poolNames(stopping)} may be refused`, signals)]),
    ...(serving.length === 0
      ? []
      : [phrase(`${poolNames(serving)} still ${serve}, with fewer upstreams than assigned`, signals)]),
  ];
}

/** What upstreams mean for the Pools that no signal of their own speaks for (`told` ids). */
function upstreamImpact(signals: readonly Signal[], scene: Scene, told: ReadonlySet<string>): Phrase[] {
  const short = (each: readonly Signal[]) =>
    poolsOf(scene.picture, new Set(each.map(({ subject }) => subject.id)));
  const untold = (each: readonly Signal[]) => short(each).filter(({ id }) => !told.has(id));
  if (signals.length > 0 && short(signals).length === 0) {
    return [phrase('no Pool is known to be affected by the upstreams', signals)];
  }
  const telling = signals.filter((signal) => untold([signal]).length > 0);
  return reducedImpact(untold(telling), telling, scene);
}

/** What Pools mean for their clients; how those in `told` are served is said already. */
function poolImpact(signals: readonly Signal[], scene: Scene, told: ReadonlySet<string>): Phrase[] {
  const refused = signals.filter(refusesClients);
  const reduced = signals.filter((signal) => !refusesClients(signal) && !told.has(signal.subject.id));
  const known = scene.picture.pools.filter(({ id }) => reduced.some(({ subject }) => subject.id === id));
  const unlisted = reduced.filter(({ subject }) => known.every(({ id }) => id !== subject.id));
  return [
    ...(refused.length === 0 ? [] : [phrase(`clients of ${subjects(refused)} are refused`, refused)]),
    ...reducedImpact(known, reduced, scene),
    ...effectPhrases(unlisted, scene),
  ];
}

/**
 * Who notices what, in the order of `firing`, each effect once. Upstreams are told by those of their Pools that do not
 * speak for themselves: readers care for the service, not for the account. What has no known effect on traffic is told
 * only where nothing has one, or where an owner must review it. That the Pools in `servedAgain` (ids) are served is said
 * elsewhere.
 */
export function impactPhrases(
  firing: readonly Signal[],
  scene: Scene,
  servedAgain: ReadonlySet<string>,
): Phrase[] {
  // A source that cannot be read is told as what is not current; what is known in part is an impact of its own.
  const ofTraffic = firing.filter(({ rule }) => !isSourceState(rule));
  const isFelt = ({ severity }: Signal) => severity !== 'info';
  const told = ofTraffic.some(isFelt) ? ofTraffic.filter((each) => isFelt(each) || each.security) : ofTraffic;
  const pools = told.filter((signal) => isPoolCapacity(signal.rule) || refusesClients(signal));
  const upstreams = told.filter(({ rule }) => isUpstreamOut(rule));
  const others = told.filter((signal) => !pools.includes(signal) && !upstreams.includes(signal));
  const places = new Map(firing.map(({ id }, place) => [id, place]));
  const firstOf = ({ signalIds }: Phrase) => Math.min(...signalIds.map((id) => places.get(id) ?? 0));
  const phrases = [
    ...poolImpact(pools, scene, servedAgain),
    ...upstreamImpact(upstreams, scene, new Set([...servedAgain, ...pools.map(({ subject }) => subject.id)])),
    ...effectPhrases(others, scene),
  ].toSorted((a, b) => firstOf(a) - firstOf(b));
  // What the console does not see of itself is no answer to what clients notice.
  const isOwn = told.length > 0 && told.every(({ subject }) => subject.kind === 'source');
  const traffic = isOwn ? [phrase('no effect on traffic is known', told)] : [];
  return [...traffic, ...harmlessOnce(phrases)];
}

/** What an effect ends in where clients do not notice it. */
const HARMLESS =
  /; (?:traffic is not affected|no effect on traffic is known|clients notice nothing(?: yet)?)$/;

/** That clients notice nothing is said once, behind the first effect, and only where it is true of all of them. */
function harmlessOnce(phrases: readonly Phrase[]): Phrase[] {
  const isHarmless = phrases.every(({ text }) => HARMLESS.test(text));
  return phrases.map((each, index) =>
    isHarmless && index === 0 ? each : { ...each, text: each.text.replace(HARMLESS, '') },
  );
}
