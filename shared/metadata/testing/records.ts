import type { Membership, Pool, QuotaAccount, QuotaWindow, Upstream } from '../entities.ts';
import type { Picture, PollSummary } from '../picture.ts';
import { SOURCE_IDS, type SourceId, type SourceStatus } from '../source.ts';

/** Invented records for tests; every function takes what the test is about and fills in the rest. */

/** The present of the tests: 2026-01-15 10:20 UTC. */
export const NOW_MS = Date.UTC(2026, 0, 15, 10, 20);
export const MINUTE_MS = 60_000;

export function pool(id: string, change: Partial<Pool> = {}): Pool {
  return {
    id,
    slug: `example-${id}`,
    label: `example-${id}`,
    labelIsAlias: false,
    status: 'active',
    createdAtMs: 1,
    updatedAtMs: 2,
    disabledAtMs: null,
    apiKeyCount: 1,
    upstreamCount: 2,
    routingStrategy: 'bridge_ring',
    ...change,
  };
}

export function upstream(id: string, change: Partial<Upstream> = {}): Upstream {
  return {
    id,
    label: `example-${id}`,
    labelIsAlias: false,
    status: 'active',
    planFamily: 'team',
    workspaceRef: 'ws:0a1b2c3d',
    onboardingMethod: 'browser',
    authFreshAtMs: 10,
    lastSuccessfulRefreshAtMs: 11,
    lastSuccessfulSyncAtMs: 12,
    disabledAtMs: null,
    createdAtMs: 1,
    updatedAtMs: 2,
    assignmentCount: 1,
    activeAssignmentCount: 1,
    ...change,
  };
}

export function quotaWindow(change: Partial<QuotaWindow> = {}): QuotaWindow {
  return {
    kind: 'account_primary',
    scope: 'account',
    model: null,
    windowMinutes: 300,
    usedPercent: 12.5,
    resetAtMs: NOW_MS + 60 * MINUTE_MS,
    observedAtMs: NOW_MS - MINUTE_MS,
    freshness: 'fresh',
    routingUsable: true,
    unusableReason: null,
    ...change,
  };
}

export function quota(id: string, change: Partial<QuotaAccount> = {}): QuotaAccount {
  const windows = change.windows ?? [quotaWindow()];
  return {
    id,
    freshness: 'fresh',
    routingUsable: windows.some((window) => window.routingUsable),
    windowCount: windows.length,
    truncated: false,
    windows,
    ...change,
  };
}

/** An account whose five-hour window is used up until its reset. */
export function exhaustedQuota(id: string, change: Partial<QuotaWindow> = {}): QuotaAccount {
  const used = { usedPercent: 100, routingUsable: false, unusableReason: 'exhausted' };
  return quota(id, { windows: [quotaWindow({ ...used, ...change })] });
}

export function membership(id: string, upstreamIds: readonly string[], truncated = false): Membership {
  return { id, upstreamIds: [...upstreamIds], truncated };
}

export function poll(source: SourceId, change: Partial<PollSummary> = {}): PollSummary {
  return {
    source,
    via: 'mcp',
    lastAttempt: { atMs: NOW_MS, kind: 'ok', detail: 'Read.' },
    lastOkMs: NOW_MS,
    failingSinceMs: null,
    ...change,
  };
}

/** Nothing known but what the test gives. */
export function picture(change: Partial<Picture> = {}): Picture {
  return {
    asOfMs: NOW_MS,
    polls: [],
    pools: [],
    upstreams: [],
    memberships: [],
    quotas: [],
    service: null,
    gateway: null,
    keys: [],
    operators: [],
    invites: [],
    settings: null,
    alerts: [],
    alertRules: [],
    contract: [],
    vanished: [],
    statusSince: new Map(),
    ...change,
  };
}

/** One Pool whose upstreams are given; all of them with usable quota unless the picture says otherwise. */
export function poolWith(upstreams: readonly Upstream[], change: Partial<Picture> = {}): Picture {
  return picture({
    pools: [pool('primary', { upstreamCount: upstreams.length })],
    upstreams,
    memberships: [
      membership(
        'primary',
        upstreams.map(({ id }) => id),
      ),
    ],
    quotas: upstreams.map(({ id }) => quota(id)),
    ...change,
  });
}

/** Every source live, but for those the test names. */
export function sources(states: Partial<Record<SourceId, SourceStatus['state']>> = {}): SourceStatus[] {
  return SOURCE_IDS.map((id) => ({
    id,
    via: 'mcp',
    state: states[id] ?? 'live',
    observedAt: NOW_MS - 5_000,
    ageMs: 5_000,
    detail: 'Read.',
  }));
}
