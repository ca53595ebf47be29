import type { SourceStatus } from '../metadata/source.ts';
import { type StateSeverity, severityRank, worst } from './severity.ts';
import type { Signal } from './signal.ts';

/** The sources without which the present state of the Pooler cannot be told. */
const ESSENTIAL: ReadonlySet<string> = new Set(['pools', 'upstreams', 'quotas', 'gateway', 'slo']);

export interface Overall {
  readonly severity: StateSeverity;
  readonly security: boolean;
  /** The state in one sentence, for the top of Now and of a report. */
  readonly sentence: string;
}

/** Firing, traffic-relevant, worst first; the same order everywhere. */
export function orderSignals(signals: readonly Signal[]): Signal[] {
  const rank = { firing: 0, pending: 1, resolved: 2 } as const;
  return [...signals].sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      severityRank(a.severity) - severityRank(b.severity) ||
      a.sinceMs - b.sinceMs ||
      (a.id < b.id ? -1 : 1),
  );
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * The worst of what fires and of what cannot be told: a source that should be live and is not makes the present
 * unknown, never OK (design 1).
 */
export function overallState(signals: readonly Signal[], sources: readonly SourceStatus[]): Overall {
  const firing = orderSignals(signals).filter((signal) => signal.state === 'firing');
  const blind = sources.filter(
    (source) => ESSENTIAL.has(source.id) && !['live', 'not configured', 'not built'].includes(source.state),
  );
  const unread = sources.every((source) => source.observedAt === null);
  const bySignals = firing.reduce<StateSeverity>((state, signal) => worst(state, signal.severity), 'ok');
  const severity = blind.length > 0 || unread ? worst(bySignals, 'unknown') : bySignals;
  const lead = firing.find((signal) => signal.rule.startsWith('source.') === false) ?? firing[0];
  const blindness =
    blind.length === 0 ? '' : ` ${plural(blind.length, 'source is', 'sources are')} not live.`;
  return {
    severity,
    security: firing.some((signal) => signal.security),
    sentence: `${sentence(lead, firing.length, unread)}${blindness}`,
  };
}

function sentence(lead: Signal | undefined, firing: number, unread: boolean): string {
  if (unread) return 'Nothing has been read yet.';
  if (lead === undefined) return 'Nothing is wrong in what was read.';
  const more = firing - 1;
  return more === 0 ? `${lead.title}.` : `${lead.title}, and ${plural(more, 'more signal', 'more signals')}.`;
}
