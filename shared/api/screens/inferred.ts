import type { AuditEvent } from '../../metadata/audit-log.ts';
import type { ConsoleState } from '../ports.ts';

function newest(times: readonly (number | null)[]): number | null {
  return times.reduce(
    (latest, atMs) => (atMs !== null && (latest === null || atMs > latest) ? atMs : latest),
    null,
  );
}

/**
 * What the age of evidence says of the background jobs where no database is read (pooler-contract 6.6). A sign,
 * never a proof: a job may run and find nothing new. Times are Unix ms; `openSinceMs` is a request that cleanup
 * should have ended.
 */
export function inferredJobs({ picture, history }: ConsoleState) {
  const { upstreams, quotas } = picture;
  const audits = (action: string) =>
    newest(audit(history.audits, action).map(({ occurredAtMs }) => occurredAtMs));
  return [
    {
      title: 'Account reconciliation',
      sign: 'newest quota evidence',
      atMs: newest(quotas.flatMap(({ windows }) => windows.map(({ observedAtMs }) => observedAtMs))),
      expectation: 'every minute; evidence counts as stale after 15 min',
    },
    {
      title: 'Account reconciliation',
      sign: 'newest successful sync of an upstream',
      atMs: newest(upstreams.map(({ lastSuccessfulSyncAtMs }) => lastSuccessfulSyncAtMs)),
      expectation: 'every minute',
    },
    {
      title: 'Token refresh',
      sign: 'newest successful refresh of an upstream',
      atMs: newest(upstreams.map(({ lastSuccessfulRefreshAtMs }) => lastSuccessfulRefreshAtMs)),
      expectation: 'due accounts every 15 min',
    },
    {
      title: 'Runtime cleanup',
      sign: 'oldest request still open',
      atMs: history.oldestOpenRequestMs,
      expectation: 'none older than about 6 h 15 min',
    },
    {
      title: 'Manual refresh',
      sign: 'newest refresh asked for by an operator',
      atMs: audits('upstream_account.refresh_enqueue'),
      expectation: 'only when an operator asks; last day',
    },
    {
      title: 'Saved resets',
      sign: 'newest redemption asked for by an operator',
      atMs: audits('upstream_account.saved_reset_redeem_enqueue'),
      expectation: 'only when an operator asks; last day',
    },
  ];
}

function audit(events: readonly AuditEvent[], action: string): readonly AuditEvent[] {
  return events.filter((event) => event.action === action);
}

/** Audit rows of the last day that changed settings: what is left to see without the database (pooler-contract 7.4). */
export function settingsChanges({ history }: ConsoleState): readonly AuditEvent[] {
  return history.audits.filter(
    ({ action }) => action === 'instance_settings.update' || action.startsWith('mcp.'),
  );
}
