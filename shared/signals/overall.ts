import type { SourceStatus } from '../metadata/source.ts';
import { type StateSeverity, severityRank, worst } from './severity.ts';
import type { Signal } from './signal.ts';

/**
 * The sources without which the present state of the Pooler cannot be told: without request logs no failure is seen.
 * Keys, operators, invites, audit, settings and alerts tell what is set up or may become of it, jobs and gateway
 * metrics are an addition that not every connection has; where one of those fails, its own signal says so.
 */
const ESSENTIAL: ReadonlySet<string> = new Set([
  'pools',
  'upstreams',
  'quotas',
  'requests',
  'gateway',
  'slo',
]);

export interface Overall {
  readonly severity: StateSeverity;
  readonly security: boolean;
  /** The state in one sentence, with a second one where sources are not live: for the top of Now and of a report. */
  readonly sentence: string;
}

/**
 * Firing before pending before resolved, each worst first, at one severity what an owner must review, then the oldest:
 * the same order everywhere.
 */
export function orderSignals(signals: readonly Signal[]): Signal[] {
  const rank = { firing: 0, pending: 1, resolved: 2 } as const;
  return [...signals].sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      severityRank(a.severity) - severityRank(b.severity) ||
      Number(b.security) - Number(a.security) ||
      a.sinceMs - b.sinceMs ||
      (a.id < b.id ? -1 : 1),
  );
}

/**
 * The age of the oldest essential figure, ms; null before the first answer. What is read every few minutes by design
 * (operators, for instance) does not make the whole picture look old.
 */
export function oldestEssentialAgeMs(sources: readonly SourceStatus[]): number | null {
  const ages = sources.flatMap(({ id, ageMs }) => (ESSENTIAL.has(id) && ageMs !== null ? [ageMs] : []));
  return ages.length === 0 ? null : Math.max(...ages);
}

/** The essential sources that should be live and are not: without them the present cannot be told. */
export function blindSources(sources: readonly SourceStatus[]): SourceStatus[] {
  return sources.filter(
    ({ id, state }) => ESSENTIAL.has(id) && !['live', 'not configured', 'not built'].includes(state),
  );
}

/**
 * The worst of what fires and of what cannot be told: a source that should be live and is not makes the present
 * unknown, never OK (design 1). The console's own trouble with a source says nothing about traffic, so it counts as
 * unknown and not by its signal's severity; what is merely told of a source (a cut list, an old gap) leaves the
 * present known.
 */
export function overallState(signals: readonly Signal[], sources: readonly SourceStatus[]): Overall {
  const firing = orderSignals(signals).filter((signal) => signal.state === 'firing');
  const traffic = firing.filter((signal) => signal.subject.kind !== 'source');
  const blind = blindSources(sources);
  const unread = sources.every((source) => source.observedAt === null);
  const isOwnTrouble = firing.some(
    ({ subject, severity }) => subject.kind === 'source' && severity !== 'info',
  );
  const isUnknown = blind.length > 0 || unread || isOwnTrouble;
  const known = traffic.reduce<StateSeverity>((state, signal) => worst(state, signal.severity), 'ok');
  return {
    severity: isUnknown ? worst(known, 'unknown') : known,
    security: firing.some((signal) => signal.security),
    sentence: [leadSentence(traffic[0] ?? firing[0], firing.length, unread), blindness(blind.length)].join(
      '',
    ),
  };
}

function leadSentence(lead: Signal | undefined, firing: number, unread: boolean): string {
  if (lead !== undefined) {
    return firing === 1 ? `${lead.title}.` : `${lead.title}, and ${plural(firing - 1, 'more signal')}.`;
  }
  return unread ? 'Nothing has been read yet.' : 'Nothing is wrong in what was read.';
}

function blindness(blind: number): string {
  return blind === 0 ? '' : ` ${plural(blind, 'source')} ${blind === 1 ? 'is' : 'are'} not live.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
