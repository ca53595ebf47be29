import type { Upstream } from '../../metadata/entities.ts';
import { found } from '../found.ts';
import { type SignalInput, statusSince } from '../input.ts';
import type { Finding } from '../signal.ts';

const MINUTE_MS = 60_000;

/**
 * A refresh is overdue after two runs of the token-refresh job, which starts every 15 minutes (pooler-contract
 * 6.1): one may just have been missed.
 */
const REFRESH_OVERDUE_MS = 30 * MINUTE_MS;

interface StatusRule {
  readonly rule: Finding['rule'];
  readonly matches: (upstream: Upstream, heldForMs: number | null) => boolean;
  readonly title: (label: string) => string;
  readonly impact: string;
  readonly nextCheck: (label: string) => string;
}

/** Out of service although nobody asked for it (pooler-contract 3.4, 9). */
const BROKEN: ReadonlySet<string> = new Set(['disabled', 'errored']);

const REFRESHING: ReadonlySet<string> = new Set(['refresh_due', 'refreshing']);

const STATUS_RULES: readonly StatusRule[] = [
  {
    rule: 'upstream.reauth_required',
    matches: (upstream) => upstream.status === 'reauth_required',
    title: (label) => `${label} needs re-authentication`,
    impact: 'Its Pools serve with one upstream less; sessions pinned to it fail',
    nextCheck: (label) => `Re-authenticate ${label}, then confirm its quota evidence is fresh`,
  },
  {
    rule: 'upstream.refresh_failed',
    matches: (upstream) => upstream.status === 'refresh_failed',
    title: (label) => `The token refresh of ${label} failed`,
    impact: 'Its Pools serve with one upstream less; the Pooler retries only after 6 hours',
    nextCheck: (label) => `Start a refresh of ${label} by hand and watch its status`,
  },
  {
    rule: 'upstream.refresh_overdue',
    matches: (upstream, heldForMs) =>
      REFRESHING.has(upstream.status) && heldForMs !== null && heldForMs >= REFRESH_OVERDUE_MS,
    title: (label) => `The token refresh of ${label} is overdue`,
    impact: 'Its token may expire; the token-refresh job may not be running',
    nextCheck: (label) => `Check that a worker runs the token-refresh job, then refresh ${label} by hand`,
  },
  {
    rule: 'upstream.paused',
    matches: ({ status }) => status === 'paused',
    title: (label) => `${label} is paused`,
    impact: 'Its Pools serve with one upstream less until someone resumes it',
    nextCheck: (label) => `Resume ${label} unless the pause is meant to last`,
  },
  {
    rule: 'upstream.out_of_service',
    matches: ({ status }) => BROKEN.has(status),
    title: (label) => `${label} is out of service`,
    impact: 'Its Pools serve with one upstream less; it does not come back by itself',
    nextCheck: (label) => `Find out why ${label} was taken out of service, then link it again or retire it`,
  },
];

/** Upstreams whose status takes them out of service, or whose refresh has not come round (pooler-contract 6.6, 9). */
export function upstreamStatus(input: SignalInput): Finding[] {
  return input.picture.upstreams.flatMap((upstream) => {
    const since = statusSince(input, 'upstream', upstream.id);
    const heldForMs = since === null ? null : input.nowMs - since.atMs;
    return STATUS_RULES.filter((rule) => rule.matches(upstream, heldForMs)).map((rule) =>
      found(input, {
        rule: rule.rule,
        severity: 'watch',
        subject: { kind: 'upstream', id: upstream.id, label: upstream.label },
        title: rule.title(upstream.label),
        impact: rule.impact,
        nextCheck: rule.nextCheck(upstream.label),
        restsOn: ['upstreams', 'pools'],
        evidence: [{ source: 'upstreams', text: `status ${upstream.status}`, fromMs: since?.atMs ?? null }],
        knownSince: since,
      }),
    );
  });
}
