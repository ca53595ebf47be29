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

/** Troubles that are changes themselves, or that come with the calendar. */
const NO_CAUSE_SOUGHT: ReadonlySet<string> = new Set(['audit', 'setting', 'operator', 'invite']);

/** How near a change is to the trouble: 0 is its very subject. */
function distance({ targetId, poolId }: AuditEvent, { subject }: Signal): number {
  if (targetId === subject.id) return 0;
  if (poolId !== null && poolId === subject.id) return 1;
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

function changesBefore(signal: Signal, audits: readonly AuditEvent[]): AuditEvent[] {
  const before = audits.filter(
    ({ action, occurredAtMs }) =>
      !HARMLESS.has(action) &&
      occurredAtMs <= signal.sinceMs &&
      signal.sinceMs - occurredAtMs <= JUST_BEFORE_MS,
  );
  // Upstream actions write a row per Pool (pooler-contract 3.16): the newest stands for all.
  const once = Map.groupBy(before, ({ action, targetId }) => `${action}:${targetId}`);
  return [...once.values()]
    .flatMap((events) => events.toSorted((a, b) => distance(a, signal) - distance(b, signal))[0] ?? [])
    .toSorted((a, b) => distance(a, signal) - distance(b, signal) || b.occurredAtMs - a.occurredAtMs)
    .slice(0, MOST);
}

/**
 * Signals with what was changed just before they began as further evidence, nearest first (issue 3). Runs after the
 * clock, which knows when each began; one that was there at the first look began at nobody knows what change.
 */
export function linkChanges(
  signals: readonly Signal[],
  { history, picture }: Pick<SignalInput, 'history' | 'picture'>,
): Signal[] {
  return signals.map((signal) => {
    const isOpen = signal.state !== 'resolved' && !signal.sinceIsLowerBound;
    if (!isOpen || NO_CAUSE_SOUGHT.has(signal.subject.kind)) return signal;
    const changes = changesBefore(signal, history.audits);
    return {
      ...signal,
      evidence: [...signal.evidence, ...changes.map((event) => changeEvidence(event, signal, { picture }))],
    };
  });
}
