import type { PoolerAlert } from '../../metadata/pooler-alert.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import type { Severity } from '../severity.ts';
import type { Finding } from '../signal.ts';
import { timesText } from '../times.ts';

/** The Pooler's own ladder in the console's words; its `info` is no signal (pooler-contract 8.1, 9). */
const SEVERITY_OF: Readonly<Record<string, Severity>> = { critical: 'degraded', warning: 'watch' };

/** What the kinds of rules watch for (pooler-contract 8.1). */
const KIND_WORDS: Readonly<Record<string, string>> = {
  pool_no_usable_assignments: 'no usable upstream',
  pool_low_usable_assignments: 'few usable upstreams',
  pool_all_assignments_in_state: 'all upstreams in one bad state',
  upstream_quota_threshold: 'quota above its threshold',
  upstream_auth_state: 'a bad sign-in state',
  upstream_saved_reset_banked_first_seen: 'a saved quota reset',
};

/** The Pool or upstream an alert is about, by its label; how many Pools where it is about several. */
function scopeOf({ poolId, upstreamId, targetCount }: PoolerAlert, { picture }: SignalInput): string {
  const named =
    picture.upstreams.find(({ id }) => id === upstreamId) ?? picture.pools.find(({ id }) => id === poolId);
  if (named !== undefined) return named.label;
  return targetCount === 1 ? 'one Pool' : `${targetCount} Pools`;
}

/** Open incidents of the Pooler's own alerting (pooler-contract 8); one that someone acknowledged there is theirs. */
export function poolerAlerts(input: SignalInput): Finding[] {
  return input.picture.alerts.flatMap((alert) => {
    const severity = SEVERITY_OF[alert.severity];
    if (severity === undefined || alert.state !== 'open') return [];
    const scope = scopeOf(alert, input);
    const what = KIND_WORDS[alert.ruleKind] ?? alert.ruleKind;
    return [
      found(input, {
        rule: 'alert.open',
        severity,
        subject: { kind: 'alert', id: alert.id, label: `${what} at ${scope}` },
        title: `The Pooler itself alerts (${alert.severity}): ${what} at ${scope}`,
        impact: `The Pooler itself reports ${what} at ${scope}`,
        nextCheck: `Compare this alert with the present state of ${scope}, then acknowledge it in the Pooler`,
        restsOn: ['alerts'],
        evidence: [
          {
            source: 'alerts',
            text: [
              `${alert.ruleKind}, seen ${timesText(alert.occurrenceCount)}`,
              ...alert.evidence.slice(0, 3).map(({ name, value }) => `${name} ${value}`),
            ].join(', '),
            fromMs: alert.firstSeenAtMs,
          },
        ],
        knownSince: { atMs: alert.firstSeenAtMs, isLowerBound: false },
      }),
    ];
  });
}
