import { z } from 'zod';
import type { ApiKeyRow, InviteRow } from '../access-rows.ts';
import type { OperatorRow } from '../world.ts';
import { optionalText, optionalTime, recordedRows, time } from './recorded-rows.ts';

const keySchema = z.object({
  id: z.string(),
  pool_id: z.string(),
  display_name: z.string(),
  key_prefix: z.string(),
  status: z.enum(['active', 'paused', 'revoked']),
  expires_at: optionalTime,
  last_used_at: optionalTime,
  revoked_at: optionalTime,
  created_at: time,
  allowed_model_identifiers: z.array(z.string()).nullish().default(null),
  enforced_model_identifier: optionalText,
  enforced_reasoning_effort: optionalText,
  maximum_reasoning_effort: optionalText,
  reasoning_policy_mode: z.string(),
  enforced_service_tier: optionalText,
  created_by_user_id: optionalText,
  metadata: z.object({ status: z.string() }),
  policy_summary: z.object({ count: z.number() }),
});

/** The keys of the active Pools; the raw e-mail behind the one masked name is in the recording that asks for it. */
export function recordedApiKeys(): readonly ApiKeyRow[] {
  return recordedRows('194', 'items', keySchema).map((key) => ({
    id: key.id,
    poolId: key.pool_id,
    displayName: key.display_name.includes('***@') ? 'example.key.owner@example.com' : key.display_name,
    prefix: key.key_prefix,
    status: key.status,
    expiresAtMs: key.expires_at,
    lastUsedAtMs: key.last_used_at,
    revokedAtMs: key.revoked_at,
    createdAtMs: key.created_at,
    allowedModels: key.allowed_model_identifiers,
    enforcedModel: key.enforced_model_identifier,
    enforcedReasoningEffort: key.enforced_reasoning_effort,
    maximumReasoningEffort: key.maximum_reasoning_effort,
    reasoningPolicyMode: key.reasoning_policy_mode,
    enforcedServiceTier: key.enforced_service_tier,
    createdByUserId: key.created_by_user_id,
    hasMetadata: key.metadata.status === 'present',
    policyBindingCount: key.policy_summary.count,
  }));
}

const inviteSchema = z.object({
  id: z.string(),
  pool_id: z.string(),
  created_at: time,
  expires_at: time,
  accepted_at: optionalTime,
  revoked_at: optionalTime,
  email_sent_at: optionalTime,
  accepted_by_email: optionalText,
});

/** The filter `invitee.0` finds the six newest: they got the addresses with one digit. */
export function recordedInvites(): readonly InviteRow[] {
  return recordedRows('266', 'invites', inviteSchema).map((invite, index) => {
    const email = `example.invitee.${String(index < 6 ? index + 1 : index + 10).padStart(2, '0')}@example.net`;
    return {
      id: invite.id,
      poolId: invite.pool_id,
      createdAtMs: invite.created_at,
      expiresAtMs: invite.expires_at,
      acceptedAtMs: invite.accepted_at,
      revokedAtMs: invite.revoked_at,
      emailSentAtMs: invite.email_sent_at,
      invitedEmail: email,
      acceptedByEmail: invite.accepted_by_email === null ? null : email,
    };
  });
}

const operatorSchema = z.object({
  id: z.string(),
  display_name: z.string(),
  email: z.string(),
  status: z.enum(['active', 'disabled']),
  password_change_required: z.boolean(),
  totp_status: z.string(),
  mcp_enabled: z.boolean(),
  mcp_key_count: z.number(),
  last_login_at: z.object({}).nullish().default(null),
  created_at: time,
  updated_at: time,
});

/** In the order of the list, which is that of the raw e-mails; an owner, six admins and one that was deleted. */
const HANDLES = ['admin', 'disabled', 'gateoff', 'new-hire', 'oncall', 'owner', 'viewer'] as const;
/** The recorder's own words for two of them, as they stand in the recordings' token placeholders. */
const PLACEHOLDERS: Readonly<Record<string, string>> = { 'new-hire': 'pwreq' };

/** The operators; admins are assigned as the recordings of their lists show, by position in `poolIds`. */
export function recordedOperators(poolIds: readonly string[]): readonly OperatorRow[] {
  const rows = recordedRows('252', 'operators', operatorSchema).map((operator, index): OperatorRow => {
    const handle = HANDLES[index] ?? `operator-${index}`;
    return {
      id: operator.id,
      handle: PLACEHOLDERS[handle] ?? handle,
      displayName: operator.display_name === 'Operator' ? null : operator.display_name,
      email: `example-${handle}@${operator.email.split('@')[1] ?? ''}`,
      role: handle === 'owner' ? 'instance_owner' : 'instance_admin',
      poolIds: ASSIGNED[handle]?.flatMap((position) => poolIds[position] ?? []) ?? [],
      status: operator.status,
      deleted: false,
      passwordChangeRequired: operator.password_change_required,
      mcpEnabled: operator.mcp_enabled,
      account: {
        mcpKeyCount: operator.mcp_key_count,
        totpEnabled: operator.totp_status === 'active',
        lastLoginAtMs: operator.last_login_at === null ? null : operator.updated_at,
        createdAtMs: operator.created_at,
        updatedAtMs: operator.updated_at,
      },
    };
  });
  const deleted = rows.slice(0, 1).map((row) => ({
    ...row,
    id: DELETED_ID,
    handle: 'deleted',
    email: 'example-deleted@example.com',
    deleted: true,
  }));
  return [...rows, ...deleted];
}

const ASSIGNED: Readonly<Record<string, readonly number[]>> = { admin: [0, 1], oncall: [2] };
const DELETED_ID = 'c2303d87-115d-4c98-8cfb-946b093c5a95';
