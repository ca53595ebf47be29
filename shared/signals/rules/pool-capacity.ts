import type { Pool } from '../../metadata/entities.ts';
import { restsOnStale, type SignalInput } from '../input.ts';
import { poolReadiness, type Readiness, readinessText } from '../readiness.ts';
import type { Severity } from '../severity.ts';
import type { Evidence, Finding } from '../signal.ts';

const RESTS_ON = ['pools', 'upstreams', 'quotas'] as const;

/**
 * A Pool is degraded once at most half of its upstreams can serve, or only one: the next loss may stop it. Above
 * that it is a watch. Own threshold: the published guide gives none (pooler-contract 9).
 */
const DEGRADED_SHARE = 0.5;

function reducedSeverity(readiness: Readiness): Severity {
  return readiness.high === 1 || readiness.high <= readiness.total * DEGRADED_SHARE ? 'degraded' : 'watch';
}

function evidenceOf(input: SignalInput, pool: Pool, readiness: Readiness): Evidence[] {
  const subject = { kind: 'pool' as const, id: pool.id, label: pool.label };
  return [
    {
      source: 'upstreams',
      text: `${readinessText(readiness)} upstreams ready`,
      subject,
      fromMs: null,
      toMs: input.picture.asOfMs,
    },
  ];
}

function finding(
  input: SignalInput,
  pool: Pool,
  readiness: Readiness,
  parts: Pick<Finding, 'rule' | 'severity' | 'title' | 'impact' | 'nextCheck'>,
): Finding {
  return {
    ...parts,
    id: `${parts.rule}:${pool.id}`,
    security: false,
    audience: 'operator',
    surfaces: ['pools', 'upstreams', 'quotas'],
    subject: { kind: 'pool', id: pool.id, label: pool.label },
    evidence: evidenceOf(input, pool, readiness),
    stale: restsOnStale(input, RESTS_ON),
    knownSince: null,
    pendingForMs: 0,
  };
}

/** Pools without any upstream that can serve, and Pools with fewer than they are assigned (pooler-contract 9). */
export function poolCapacity(input: SignalInput): Finding[] {
  return input.picture.pools
    .filter((pool) => pool.status === 'active')
    .flatMap((pool) => {
      const readiness = poolReadiness(pool, { ...input.picture, nowMs: input.nowMs });
      if (readiness.total === 0)
        return pool.apiKeyCount === 0 ? [] : [withoutUpstreams(input, pool, readiness)];
      if (readiness.high === 0) {
        return [
          finding(input, pool, readiness, {
            rule: 'pool.no_ready_upstream',
            severity: 'outage',
            title: `${pool.label} cannot serve: ${noneReady(readiness.total)}`,
            impact: `Clients of ${pool.label} are refused until one of its upstreams is ready again`,
            nextCheck: `Open the upstreams of ${pool.label}: re-authenticate or resume one, or wait for the earliest quota reset`,
          }),
        ];
      }
      const surelyReduced = readiness.high < readiness.total;
      if (!surelyReduced) return [];
      return [
        finding(input, pool, readiness, {
          rule: 'pool.reduced_readiness',
          severity: reducedSeverity(readiness),
          title: `${pool.label} has ${readinessText(readiness)} upstreams ready`,
          impact: `${pool.label} still answers, with fewer upstreams than it is assigned`,
          nextCheck: `Open the upstreams of ${pool.label} and clear the ones that are not ready`,
        }),
      ];
    });
}

function noneReady(total: number): string {
  return total === 1 ? 'its only upstream is not ready' : `none of its ${total} upstreams is ready`;
}

function withoutUpstreams(input: SignalInput, pool: Pool, readiness: Readiness): Finding {
  return finding(input, pool, readiness, {
    rule: 'pool.no_upstream_assigned',
    severity: 'outage',
    title: `${pool.label} has API keys but no upstream assigned`,
    impact: `Clients that hold a key of ${pool.label} are refused`,
    nextCheck: `Assign an upstream to ${pool.label}, or retire its keys if it is no longer meant to serve`,
  });
}
