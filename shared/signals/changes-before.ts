import type { AuditEvent } from '../metadata/audit-log.ts';
import { auditTarget } from './audit-target.ts';
import type { SignalInput } from './input.ts';
import type { Evidence, Signal } from './signal.ts';

/** A change is taken for what may have caused a trouble this soon after it, ms. Own threshold. */
const JUST_BEFORE_MS = 10 * 60_000;

/** More changes than this hide the one that matters. */
const MOST = 3;

/** They change nothing (pooler-contract 3.16). */
const HARMLESS: ReadonlySet<string> = new Set([
  'auth.login',
  'auth.logout',
  'alert_incident.acknowledge',
  'alert_incident.resolve',
]);

/** Rules and channels of the Pooler's own alerting change what is told, not what happens. */
const OF_ALERTING = /^alert_/;

/** Troubles that are changes themselves, that come with the calendar, or that are of codex-pdf, another system. */
const NO_CAUSE_SOUGHT: ReadonlySet<string> = new Set([
  'audit',
  'setting',
  'operator',
  'invite',
  'slo',
  'lane',
]);

type Known = Pick<SignalInput, 'history' | 'picture'>;

/** The ids of a trouble's surroundings: a Pool with its upstreams, an upstream with its Pools, a key with its Pool. */
function surroundings({ subject }: Signal, { memberships, keys }: Known['picture']): Set<string> {
  return new Set([
    ...memberships.flatMap(({ id, upstreamIds }) => {
      if (id === subject.id) return upstreamIds;
      return upstreamIds.includes(subject.id) ? [id] : [];
    }),
    ...keys.flatMap(({ id, poolId }) => (id === subject.id ? [poolId] : [])),
  ]);
}

/** How near a change is to the trouble: 0 its very subject, 1 beside it, 2 all of the Pooler, 3 elsewhere. */
function distance({ targetId, poolId }: AuditEvent, signal: Signal, around: ReadonlySet<string>): number {
  if (targetId === signal.subject.id) return 0;
  if (poolId === signal.subject.id || (targetId !== null && around.has(targetId))) return 1;
  return poolId === null ? 2 : 3;
}

function agoText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0) return 'less than a minute before';
  return `${minutes} minute${minutes === 1 ? '' : 's'} before`;
}

function changeEvidence(event: AuditEvent, signal: Signal, input: Pick<SignalInput, 'picture'>): Evidence {
  const { action, targetId, targetType, occurredAtMs } = event;
  const target = auditTarget(event, input);
  const ago = agoText(signal.sinceMs - occurredAtMs);
  return {
    source: 'audit',
    text: `${action} on ${target} ${ago}`,
    subject: { kind: 'audit', id: `${action}:${targetId ?? targetType}`, label: `${action} on ${target}` },
    fromMs: occurredAtMs,
    toMs: occurredAtMs,
  };
}

function changesBefore(signal: Signal, { history, picture }: Known): AuditEvent[] {
  const around = surroundings(signal, picture);
  const before = history.audits.filter(
    ({ action, occurredAtMs }) =>
      !HARMLESS.has(action) &&
      (signal.subject.kind === 'alert' || !OF_ALERTING.test(action)) &&
      occurredAtMs <= signal.sinceMs &&
      signal.sinceMs - occurredAtMs <= JUST_BEFORE_MS,
  );
  // Upstream actions write a row per Pool (pooler-contract 3.16): the newest stands for all.
  const far = (event: AuditEvent) => distance(event, signal, around);
  const once = Map.groupBy(before, ({ action, targetId }) => `${action}:${targetId}`);
  return [...once.values()]
    .flatMap((events) => events.toSorted((a, b) => far(a) - far(b))[0] ?? [])
    .toSorted((a, b) => far(a) - far(b) || b.occurredAtMs - a.occurredAtMs)
    .slice(0, MOST);
}

/**
 * Signals with what was changed just before they began as further evidence, nearest first (issue 3). Runs after the
 * clock, which knows when each began; one that was there at the first look began at nobody knows what change.
 */
export function linkChanges(signals: readonly Signal[], known: Known): Signal[] {
  return signals.map((signal) => {
    const isOpen = signal.state !== 'resolved' && !signal.sinceIsLowerBound;
    if (!isOpen || NO_CAUSE_SOUGHT.has(signal.subject.kind)) return signal;
    const changes = changesBefore(signal, known).map((event) => changeEvidence(event, signal, known));
    return { ...signal, evidence: [...signal.evidence, ...changes] };
  });
}
