import type { SourcePlan } from '../../shared/metadata/freshness.ts';
import type { Profile } from '../../shared/metadata/profile.ts';

/** How often each task reads (pooler-contract 13.5), ms. */
export const INTERVALS_MS = {
  inventory: 30_000,
  quotas: 60_000,
  keys: 60_000,
  invites: 60_000,
  operators: 5 * 60_000,
  requests: 10_000,
  audit: 30_000,
  jobs: 15_000,
  settings: 60_000,
  alerts: 30_000,
  traffic: 30_000,
  gateway: 15_000,
  scrape: 15_000,
  prometheus: 30_000,
};

const MISSING = { via: 'none', missing: 'not configured' } as const;

/**
 * The road of every source of a connection. Jobs, settings and alerts live in a database of the Pooler that few
 * connections may read; without it they are inferred from what the Pooler's tools show (design 5).
 * `prefix` is `demo ` in the demo.
 */
export function sourcePlan(profile: Profile, prefix: string): SourcePlan {
  const { pooler, metrics } = profile;
  const mcp = (intervalMs: number) => (pooler === null ? MISSING : { via: `${prefix}mcp`, intervalMs });
  return {
    pools: mcp(INTERVALS_MS.inventory),
    upstreams: mcp(INTERVALS_MS.inventory),
    quotas: mcp(INTERVALS_MS.quotas),
    keys: mcp(INTERVALS_MS.keys),
    operators: mcp(INTERVALS_MS.operators),
    invites: mcp(INTERVALS_MS.invites),
    requests: mcp(INTERVALS_MS.requests),
    audit: mcp(INTERVALS_MS.audit),
    ...databasePlan(profile, prefix),
    gateway: pooler === null ? MISSING : { via: `${prefix}http`, intervalMs: INTERVALS_MS.gateway },
    traffic:
      pooler === null || pooler.metrics === 'none'
        ? MISSING
        : { via: `${prefix}${pooler.metrics}`, intervalMs: INTERVALS_MS.traffic },
    slo:
      metrics === null
        ? MISSING
        : { via: `${prefix}${metrics.kind}`, intervalMs: INTERVALS_MS[metrics.kind] },
  };
}

function databasePlan(
  { pooler, database }: Profile,
  prefix: string,
): Pick<SourcePlan, 'jobs' | 'settings' | 'alerts'> {
  if (database !== null) {
    const read = (intervalMs: number) => ({ via: `${prefix}postgresql`, intervalMs });
    return {
      jobs: read(INTERVALS_MS.jobs),
      settings: read(INTERVALS_MS.settings),
      alerts: read(INTERVALS_MS.alerts),
    };
  }
  if (pooler === null) return { jobs: MISSING, settings: MISSING, alerts: MISSING };
  return {
    jobs: { via: 'inferred', inferredFrom: ['upstreams', 'quotas'] },
    settings: { via: 'inferred', inferredFrom: ['audit'] },
    alerts: { via: 'inferred', inferredFrom: ['audit'] },
  };
}
