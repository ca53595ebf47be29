import type { Picture } from '../metadata/picture.ts';
import type { Signal } from '../signals/signal.ts';
import { type Phrase, phrase } from './phrase.ts';
import { poolsOf } from './signal-phrases.ts';
import { named, uncapitalised } from './wording.ts';

const REFUSING: ReadonlySet<string> = new Set(['pool.no_ready_upstream', 'pool.no_upstream_assigned']);

function poolNames(signals: readonly Signal[]): string {
  return named(
    signals.map(({ subject }) => subject.label),
    'Pools',
  );
}

function upstreamImpact(signals: readonly Signal[], picture: Picture): string {
  const pools = poolsOf(picture, new Set(signals.map(({ subject }) => subject.id)));
  if (pools.length === 0) return 'no Pool is known to be affected';
  const names = named(
    pools.map(({ label }) => label),
    'Pools',
  );
  return `${names} may serve with fewer upstreams`;
}

/**
 * Who notices what, worst first, each effect once. Upstreams are told by their Pools, and only where no Pool speaks
 * for itself: readers care for the service, not for the account.
 */
export function impactPhrases(firing: readonly Signal[], picture: Picture): Phrase[] {
  const pools = firing.filter(({ subject }) => subject.kind === 'pool');
  const refused = pools.filter(({ rule }) => REFUSING.has(rule));
  const reduced = pools.filter(({ rule }) => !REFUSING.has(rule));
  const upstreams = firing.filter(({ subject }) => subject.kind === 'upstream');
  const others = firing.filter(({ subject }) => !['pool', 'upstream', 'source'].includes(subject.kind));
  const answer = reduced.length === 1 ? 'answers' : 'answer';
  return [
    ...(refused.length === 0 ? [] : [phrase(`clients of ${poolNames(refused)} are refused`, refused)]),
    ...(reduced.length === 0
      ? []
      : [phrase(`${poolNames(reduced)} still ${answer}, with fewer upstreams than assigned`, reduced)]),
    ...[...Map.groupBy(others, ({ impact }) => impact)].map(([impact, signals]) =>
      phrase(uncapitalised(impact), signals),
    ),
    ...(pools.length > 0 || upstreams.length === 0
      ? []
      : [phrase(upstreamImpact(upstreams, picture), upstreams)]),
  ];
}
