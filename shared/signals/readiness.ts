import {
  type Membership,
  type Pool,
  type QuotaAccount,
  type QuotaWindow,
  ROUTABLE_UPSTREAM_STATUSES,
  type Upstream,
} from '../metadata/entities.ts';

/** How many of a Pool's upstreams can serve, as an interval where the API cannot tell (design 4). */
export interface Readiness {
  /** Upstreams that can serve for sure. */
  readonly low: number;
  /** Upstreams that may serve: `high - low` of them cannot be told. */
  readonly high: number;
  readonly total: number;
  /** The list of the Pool's upstreams is not known, or was cut by a page cap. */
  readonly membershipKnown: boolean;
}

export type Standing = 'ready' | 'not ready' | 'unknown';

/** True while an exhausted window surely blocks: until its reset, or by fresh evidence where no reset is known. */
function surelyExhausted(window: QuotaWindow, nowMs: number): boolean {
  return window.resetAtMs === null ? window.freshness === 'fresh' : window.resetAtMs > nowMs;
}

/**
 * Whether quota lets an account take model traffic. An exhausted account-wide window blocks it until its reset;
 * a reset that has passed, or no fresh evidence, leaves it unknown: neither ready nor exhausted.
 */
export function quotaStanding(quota: QuotaAccount | undefined, nowMs: number): Standing {
  if (quota === undefined) return 'unknown';
  const exhausted = quota.windows.filter(
    (window) => window.kind.startsWith('account') && window.unusableReason === 'exhausted',
  );
  if (exhausted.some((window) => surelyExhausted(window, nowMs))) return 'not ready';
  if (exhausted.length > 0) return 'unknown';
  return quota.routingUsable ? 'ready' : 'unknown';
}

/**
 * Whether an upstream serves one given Pool. The API tells how many of its assignments are active, not which: an
 * upstream with some but not all active may or may not serve this Pool.
 */
export function upstreamStanding(
  upstream: Upstream | undefined,
  quota: QuotaAccount | undefined,
  nowMs: number,
): Standing {
  if (upstream === undefined) return 'unknown';
  if (!ROUTABLE_UPSTREAM_STATUSES.has(upstream.status)) return 'not ready';
  if (upstream.activeAssignmentCount === 0) return 'not ready';
  const byQuota = quotaStanding(quota, nowMs);
  if (byQuota === 'not ready') return 'not ready';
  const everyAssignmentActive =
    upstream.activeAssignmentCount !== null && upstream.activeAssignmentCount === upstream.assignmentCount;
  return everyAssignmentActive && byQuota === 'ready' ? 'ready' : 'unknown';
}

export interface ReadinessInput {
  readonly upstreams: readonly Upstream[];
  readonly quotas: readonly QuotaAccount[];
  readonly memberships: readonly Membership[];
  readonly nowMs: number;
}

/** The readiness of one Pool. Upstreams the list does not name (page cap, not yet read) count as unknown. */
export function poolReadiness(pool: Pool, input: ReadinessInput): Readiness {
  const membership = input.memberships.find((candidate) => candidate.id === pool.id);
  if (membership === undefined) {
    return {
      low: 0,
      high: pool.upstreamCount,
      total: pool.upstreamCount,
      membershipKnown: pool.upstreamCount === 0,
    };
  }
  const standings = membership.upstreamIds.map((id) =>
    upstreamStanding(
      input.upstreams.find((upstream) => upstream.id === id),
      input.quotas.find((quota) => quota.id === id),
      input.nowMs,
    ),
  );
  const total = Math.max(pool.upstreamCount, standings.length);
  const ready = standings.filter((standing) => standing === 'ready').length;
  const unknown = standings.filter((standing) => standing === 'unknown').length + (total - standings.length);
  return { low: ready, high: ready + unknown, total, membershipKnown: !membership.truncated };
}

/** "3 to 4 of 6" or "4 of 6". */
export function readinessText(readiness: Readiness): string {
  const span =
    readiness.low === readiness.high ? `${readiness.low}` : `${readiness.low} to ${readiness.high}`;
  return `${span} of ${readiness.total}`;
}
