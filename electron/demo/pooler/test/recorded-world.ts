import { z } from 'zod';
import type { PoolerWorld, PoolRow, QuotaWindowRow, UpstreamRow } from '../world.ts';
import { recordedApiKeys, recordedInvites, recordedOperators } from './recorded-access.ts';
import { recordedAudits } from './recorded-audits.ts';
import { recordedLogPools } from './recorded-pools.ts';
import { recordedRequests } from './recorded-requests.ts';
import { optionalText, optionalTime, recordedRows, time } from './recorded-rows.ts';

const number = z.number().nullable();

const poolSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  created_at: time,
  updated_at: time,
  created_by_user_id: optionalText,
  api_key_count: z.number(),
  routing_summary: z.object({ summary: z.string() }),
});

const upstreamSchema = z.object({
  id: z.string(),
  chatgpt_account_id: optionalText,
  account_label: optionalText,
  account_email: optionalText,
  workspace_ref: z.string(),
  workspace_label: optionalText,
  onboarding_method: z.enum(['browser', 'device', 'import', 'invite']),
  status: z.string(),
  plan_family: optionalText,
  plan_label: optionalText,
  auth_fresh_at: optionalTime,
  auth_verified_at: optionalTime,
  last_successful_refresh_at: optionalTime,
  last_successful_sync_at: optionalTime,
  disabled_at: optionalTime,
  created_at: time,
  updated_at: time,
  created_by_user_id: optionalText,
  assignment_summary: z.object({ count: z.number(), summary: z.string() }),
});
type RecordedUpstream = z.infer<typeof upstreamSchema>;

const accountSchema = z.object({
  id: z.string(),
  quota_summary: z.object({ window_count: z.number() }),
  quota_windows: z.array(
    z.object({
      quota_kind: z.string(),
      quota_scope: z.string().nullable(),
      quota_family: z.string().nullable(),
      model: z.string().nullable(),
      upstream_model: z.string().nullable(),
      window_minutes: number,
      active_limit: number,
      credits: number,
      used_percent: number,
      reset_at: optionalTime,
      observed_at: optionalTime,
      source_precision: z.string().nullable(),
    }),
  ),
});
type RecordedAccount = z.infer<typeof accountSchema>;

/**
 * The rows that must have stood behind the recordings: what the lists show, undone. `quotas` is the recording
 * whose windows to take. Raw e-mails are not in the recordings; any with the same mask will do.
 */
export function recordedWorld(quotas: '213' | '464' = '213'): PoolerWorld {
  const world = WORLDS.get(quotas) ?? readWorld(quotas);
  WORLDS.set(quotas, world);
  return world;
}

/** Hundreds of recordings are read for a world, and every test needs one. */
const WORLDS = new Map<string, PoolerWorld>();

function readWorld(quotas: '213' | '464'): PoolerWorld {
  const pools = recordedRows('124', 'items', poolSchema);
  const accounts = new Map(
    recordedRows(quotas, 'items', accountSchema).map((account) => [account.id, account]),
  );
  const assigned = assignments(pools.map((pool) => pool.id));
  const operators = recordedOperators(pools.map((pool) => pool.id));
  const listed = pools.map(poolRow);
  return {
    operators,
    pools: [...listed, ...recordedLogPools(listed)],
    upstreams: recordedRows('160', 'items', upstreamSchema).map((row) =>
      upstreamRow(row, assigned(row), accounts.get(row.id)),
    ),
    apiKeys: recordedApiKeys(),
    invites: recordedInvites(),
    audits: recordedAudits(operators),
    requests: recordedRequests(),
  };
}

/** An admin of the first two Pools, the list of the second and the totals leave one reading for the third. */
function assignments(poolIds: readonly string[]): (row: RecordedUpstream) => readonly (string | undefined)[] {
  const [primary, batch, research] = poolIds;
  const inBatch = new Set(recordedRows('172', 'items', upstreamSchema).map((row) => row.id));
  const ofAdmin = new Map(
    recordedRows('180', 'items', upstreamSchema).map((row) => [row.id, row.assignment_summary.count]),
  );
  return (row) => {
    const seenByAdmin = ofAdmin.get(row.id) ?? 0;
    const batchCount = inBatch.has(row.id) ? 1 : 0;
    return [
      ...(seenByAdmin > batchCount ? [primary] : []),
      ...(batchCount === 1 ? [batch] : []),
      ...(row.assignment_summary.count > seenByAdmin ? [research] : []),
    ];
  };
}

function poolRow(pool: z.infer<typeof poolSchema>): PoolRow {
  return {
    id: pool.id,
    slug: pool.slug,
    name: pool.name,
    status: 'active',
    createdAtMs: pool.created_at,
    updatedAtMs: pool.updated_at,
    disabledAtMs: null,
    createdByUserId: pool.created_by_user_id,
    apiKeyCount: pool.api_key_count,
    routingStrategy: /^strategy (.+)$/.exec(pool.routing_summary.summary)?.[1] ?? null,
  };
}

function upstreamRow(
  row: RecordedUpstream,
  poolIds: readonly (string | undefined)[],
  account: RecordedAccount | undefined,
): UpstreamRow {
  const active = Number.parseInt(row.assignment_summary.summary, 10);
  const masked = row.account_label?.includes('***@') ?? false;
  return {
    id: row.id,
    chatgptAccountId: row.chatgpt_account_id,
    accountLabel: masked ? 'example.upstream.09@example.com' : row.account_label,
    accountEmail: row.account_email?.replace('***', 'ample') ?? null,
    workspaceRef: row.workspace_ref,
    workspaceLabel: row.workspace_label,
    onboardingMethod: row.onboarding_method,
    status: row.status,
    planFamily: row.plan_family,
    planLabel: row.plan_label,
    authFreshAtMs: row.auth_fresh_at,
    authVerifiedAtMs: row.auth_verified_at,
    lastSuccessfulRefreshAtMs: row.last_successful_refresh_at,
    lastSuccessfulSyncAtMs: row.last_successful_sync_at,
    disabledAtMs: row.disabled_at,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
    createdByUserId: row.created_by_user_id,
    hasMetadata: true,
    assignments: poolIds.flatMap((poolId, index) =>
      poolId === undefined ? [] : [{ poolId, status: index < active ? 'active' : row.status }],
    ),
    quotaWindows: account === undefined ? [] : windows(account),
  };
}

/** The shown windows, and copies of the last one for those that the page of 50 cut off. */
function windows(account: RecordedAccount): readonly QuotaWindowRow[] {
  const shown = account.quota_windows.map((window) => ({
    kind: window.quota_kind,
    scope: window.quota_scope,
    family: window.quota_family,
    model: window.model,
    upstreamModel: window.upstream_model,
    windowMinutes: window.window_minutes,
    activeLimit: window.active_limit,
    credits: window.credits,
    usedPercent: unrounded(window.used_percent, window.credits),
    resetAtMs: window.reset_at,
    observedAtMs: window.observed_at,
    sourcePrecision: window.source_precision,
  }));
  const cut = shown.slice(-1).flatMap((last) => {
    const missing = account.quota_summary.window_count - shown.length;
    return Array.from({ length: missing }, () => ({ ...last, model: 'example-model-99' }));
  });
  return [...shown, ...cut];
}

/** A window shown as 100 % with something left was rounded up. */
function unrounded(usedPercent: number | null, credits: number | null): number | null {
  return usedPercent === 100 && (credits ?? 0) > 0 ? 99.96 : usedPercent;
}
