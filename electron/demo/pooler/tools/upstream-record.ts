import { type JsonObject, timestamp, withoutNulls } from '../json.ts';
import { maskEmail, maskLabel } from '../masking.ts';
import type { VisibleUpstream } from '../visibility.ts';
import { fieldLine } from './readable-text.ts';

/** The assignments of an upstream in the caller's Pools: how many, and how many of them are active. */
export function assignmentSummary({ row, assignments }: VisibleUpstream): JsonObject {
  const active = assignments.filter((assignment) => assignment.status === 'active').length;
  return {
    count: assignments.length,
    status: row.status,
    summary: `${active} active of ${assignments.length} Pool assignments`,
  };
}

/** An upstream as list and get show it: null fields absent, the account id raw, e-mails masked (pooler-contract 3.4). */
export function upstreamRecord(upstream: VisibleUpstream): JsonObject {
  const { row } = upstream;
  return withoutNulls({
    id: row.id,
    chatgpt_account_id: row.chatgptAccountId,
    account_label: masked(row.accountLabel, maskLabel),
    account_email: masked(row.accountEmail, maskEmail),
    workspace_ref: row.workspaceRef,
    workspace_label: masked(row.workspaceLabel, maskLabel),
    onboarding_method: row.onboardingMethod,
    status: row.status,
    plan_family: row.planFamily,
    plan_label: row.planLabel,
    auth_fresh_at: timestamp(row.authFreshAtMs),
    auth_verified_at: timestamp(row.authVerifiedAtMs),
    headers_profile_version: 1,
    last_successful_refresh_at: timestamp(row.lastSuccessfulRefreshAtMs),
    last_successful_sync_at: timestamp(row.lastSuccessfulSyncAtMs),
    disabled_at: timestamp(row.disabledAtMs),
    created_by_user_id: row.createdByUserId,
    created_at: timestamp(row.createdAtMs),
    updated_at: timestamp(row.updatedAtMs),
    assignment_summary: assignmentSummary(upstream),
    metadata: { status: row.hasMetadata ? 'present' : 'empty', summary: 'metadata keys omitted' },
  });
}

/** The upstream's line in the text; details put the id first, which the caller passes in `lead`. */
export function upstreamLine(upstream: VisibleUpstream, lead: JsonObject = {}): string {
  const { row } = upstream;
  return fieldLine({
    ...lead,
    label: masked(row.accountLabel, maskLabel) ?? 'unknown',
    status: row.status,
    account: masked(row.accountEmail, maskEmail) ?? row.chatgptAccountId ?? 'unknown',
    workspace: row.workspaceLabel ?? row.workspaceRef,
    plan: row.planLabel ?? 'unknown',
    assignments: assignmentSummary(upstream).summary ?? null,
  });
}

function masked(value: string | null, mask: (value: string) => string): string | null {
  return value === null ? null : mask(value);
}
