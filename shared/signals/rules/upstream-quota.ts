import { restsOnStale, type SignalInput } from '../input.ts';
import { quotaStanding } from '../readiness.ts';
import type { Finding } from '../signal.ts';

/** Minutes of a quota window in words: 300 is "5-hour", 10080 "weekly" (pooler-contract 3.8). */
function windowWord(minutes: number | null): string {
  if (minutes === null) return 'quota';
  if (minutes === 10_080) return 'weekly';
  if (minutes === 43_200) return '30-day';
  return minutes % 60 === 0 ? `${minutes / 60}-hour` : `${minutes}-minute`;
}

/** Upstreams whose account-wide quota is used up until a reset still to come (pooler-contract 3.8, 9). */
export function upstreamQuota(input: SignalInput): Finding[] {
  return input.picture.quotas
    .filter((quota) => quotaStanding(quota, input.nowMs) === 'not ready')
    .flatMap((quota) => {
      const upstream = input.picture.upstreams.find((candidate) => candidate.id === quota.id);
      if (upstream === undefined) return [];
      const exhausted = quota.windows.filter(
        (window) => window.kind.startsWith('account') && window.unusableReason === 'exhausted',
      );
      const subject = { kind: 'upstream' as const, id: upstream.id, label: upstream.label };
      return [
        {
          id: `upstream.quota_exhausted:${upstream.id}`,
          rule: 'upstream.quota_exhausted',
          severity: 'watch' as const,
          security: false,
          audience: 'operator' as const,
          surfaces: ['quotas' as const, 'upstreams' as const, 'pools' as const],
          subject,
          title: `${upstream.label} has used up its quota`,
          impact: 'Its Pools serve with one upstream less until the quota resets',
          nextCheck: `Check the reset time of ${upstream.label} and whether its Pools have enough other upstreams until then`,
          evidence: exhausted.map((window) => ({
            source: 'quotas' as const,
            text: `${windowWord(window.windowMinutes)} window exhausted${
              window.usedPercent === null ? '' : `, ${window.usedPercent} % used`
            }${window.resetAtMs === null ? '' : `, resets ${new Date(window.resetAtMs).toISOString().slice(0, 16)}Z`}`,
            subject,
            fromMs: window.observedAtMs,
            toMs: input.picture.asOfMs,
          })),
          stale: restsOnStale(input, ['quotas', 'upstreams']),
          knownSince: null,
          pendingForMs: 0,
        },
      ];
    });
}
