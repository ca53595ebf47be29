import { SENTINELS } from '../pooler/sentinels.ts';
import type { OperatorRow, PoolerWorld, PoolRow, UpstreamRow } from '../pooler/world.ts';
import { apiKeysAt, invitesAt } from './access.ts';
import { auditsAt } from './audits.ts';
import { accountLabel, POOLS, type PoolPart, storyId, UPSTREAMS, type UpstreamPart } from './cast.ts';
import { gatewayCountsAt } from './gateway-counts.ts';
import { fateOf } from './plot.ts';
import { quotaWindows } from './quota.ts';
import { requestsAt } from './requests.ts';

const DAY_MS = 86_400_000;
/** Fixed, so that a demo store sees the same Pools and upstreams after every start. */
const FOUNDED_MS = Date.UTC(2025, 5, 2, 9);
const SYNC_EVERY_MS = 60_000;

/**
 * The Pooler's rows at a story time: pure, the same for the same arguments. `elapsedMs` is the time since the
 * story began and may be negative (calm); `startMs` is that beginning in Unix ms, from which what moves
 * gets its absolute times. The Pooler's own counters count from `bootedMs` of story time on, a whole number of turns.
 * Sentinels sit in every forbidden field.
 */
export function storyAt(elapsedMs: number, startMs: number, bootedMs = 0): PoolerWorld {
  return {
    operators: OPERATORS,
    pools: POOLS.map(poolRow),
    upstreams: UPSTREAMS.map((part) => upstreamRow(part, elapsedMs, startMs)),
    apiKeys: apiKeysAt(elapsedMs, startMs, FOUNDED_MS),
    invites: invitesAt(startMs, FOUNDED_MS),
    // Hundreds and thousands of rows, made only for a call that asks for them.
    get audits() {
      return auditsAt(elapsedMs, startMs);
    },
    get requests() {
      return requestsAt(elapsedMs, startMs);
    },
    get traffic() {
      return gatewayCountsAt(elapsedMs - bootedMs);
    },
  };
}

const OPERATORS: readonly OperatorRow[] = [
  operator('owner', SENTINELS.operatorId, 'instance_owner', []),
  operator('admin', storyId('operator admin'), 'instance_admin', ['example-primary', 'example-batch']),
  operator('oncall', storyId('operator oncall'), 'instance_admin', ['example-research']),
];

function operator(
  handle: string,
  id: string,
  role: OperatorRow['role'],
  pools: readonly string[],
): OperatorRow {
  return {
    id,
    handle,
    displayName: `${SENTINELS.operatorName} (${handle})`,
    email: SENTINELS.operatorEmail,
    role,
    poolIds: pools.map(poolId),
    status: 'active',
    deleted: false,
    passwordChangeRequired: false,
    mcpEnabled: true,
    account: {
      mcpKeyCount: 1,
      totpEnabled: role === 'instance_owner',
      lastLoginAtMs: FOUNDED_MS,
      createdAtMs: FOUNDED_MS,
      updatedAtMs: FOUNDED_MS,
    },
  };
}

function poolRow(part: PoolPart, index: number): PoolRow {
  const createdAtMs = FOUNDED_MS + index * 10 * DAY_MS;
  const disabledAtMs = part.status === 'disabled' ? createdAtMs + 60 * DAY_MS : null;
  return {
    ...part,
    id: poolId(part.slug),
    createdAtMs,
    updatedAtMs: disabledAtMs ?? createdAtMs + 3 * DAY_MS,
    disabledAtMs,
    createdByUserId: SENTINELS.operatorId,
  };
}

function upstreamRow(part: UpstreamPart, elapsedMs: number, startMs: number): UpstreamRow {
  const fate = fateOf(part, elapsedMs);
  const works = fate.silentSinceMs === null;
  // Nothing is learned of an upstream that cannot be asked: its times and quotas stand still.
  const seenMs = fate.silentSinceMs ?? elapsedMs;
  const syncedAtMs = startMs + lastSync(part, seenMs);
  const refreshedAtMs = startMs + lastRefresh(part, seenMs);
  return {
    id: storyId(`upstream ${part.number}`),
    chatgptAccountId: `${SENTINELS.accountId}-${part.number}`,
    accountLabel: accountLabel(part),
    accountEmail: part.number === 8 ? null : SENTINELS.accountEmail,
    workspaceRef:
      part.plan === 'enterprise' ? `ws:${storyId(`workspace ${part.number}`).slice(0, 8)}` : 'legacy',
    workspaceLabel: part.plan === 'enterprise' ? `example-workspace of ${SENTINELS.workspaceEmail}` : null,
    onboardingMethod: part.onboardingMethod,
    status: fate.status,
    planFamily: part.plan,
    planLabel: `${part.plan.charAt(0).toUpperCase()}${part.plan.slice(1)}`,
    // The real server drops the freshness of a sign-in that no longer holds.
    authFreshAtMs: works ? refreshedAtMs : null,
    authVerifiedAtMs: refreshedAtMs,
    lastSuccessfulRefreshAtMs: refreshedAtMs,
    lastSuccessfulSyncAtMs: syncedAtMs,
    disabledAtMs: null,
    createdAtMs: FOUNDED_MS + part.number * DAY_MS,
    updatedAtMs: Math.max(syncedAtMs, fate.sinceMs === null ? 0 : startMs + fate.sinceMs),
    createdByUserId: SENTINELS.operatorId,
    hasMetadata: true,
    assignments: part.pools.map((slug) => ({ poolId: poolId(slug), status: fate.status })),
    quotaWindows: quotaWindows(part, seenMs, startMs, syncedAtMs),
  };
}

function poolId(slug: string): string {
  return storyId(`pool ${slug}`);
}

/** The last full minute of this upstream at a story time; upstreams are not synchronised all at once. */
function lastSync(part: UpstreamPart, elapsedMs: number): number {
  const offsetMs = part.number * 6_100;
  return Math.floor((elapsedMs - offsetMs) / SYNC_EVERY_MS) * SYNC_EVERY_MS + offsetMs;
}

/** Sign-ins are renewed every half hour, each upstream at its own time. */
function lastRefresh(part: UpstreamPart, elapsedMs: number): number {
  const everyMs = 30 * SYNC_EVERY_MS;
  const offsetMs = part.number * 2 * SYNC_EVERY_MS;
  return Math.floor((elapsedMs - offsetMs) / everyMs) * everyMs + offsetMs;
}
