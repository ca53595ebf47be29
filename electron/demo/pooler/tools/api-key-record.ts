import type { ApiKeyRow } from '../access-rows.ts';
import { type JsonObject, timestamp, withoutNulls } from '../json.ts';
import { maskLabel } from '../masking.ts';
import type { InPool } from '../visibility.ts';
import { fieldLine } from './readable-text.ts';

/** A Pool API key as list and get show it: null fields absent, the expiry no status (pooler-contract 3.6). */
export function apiKeyRecord({ row, pool }: InPool<ApiKeyRow>): JsonObject {
  const used = row.lastUsedAtMs !== null;
  return withoutNulls({
    id: row.id,
    pool_id: pool.id,
    pool_name: pool.name,
    pool_slug: pool.slug,
    display_name: maskLabel(row.displayName),
    key_prefix: row.prefix,
    api_key_prefix: row.prefix,
    status: row.status,
    expires_at: timestamp(row.expiresAtMs),
    last_used_at: timestamp(row.lastUsedAtMs),
    revoked_at: timestamp(row.revokedAtMs),
    created_at: timestamp(row.createdAtMs),
    allowed_model_identifiers: row.allowedModels,
    enforced_model_identifier: row.enforcedModel,
    enforced_reasoning_effort: row.enforcedReasoningEffort,
    maximum_reasoning_effort: row.maximumReasoningEffort,
    reasoning_policy_mode: row.reasoningPolicyMode,
    enforced_service_tier: row.enforcedServiceTier,
    created_by_user_id: row.createdByUserId,
    metadata: { status: row.hasMetadata ? 'present' : 'empty', summary: 'metadata keys omitted' },
    policy_summary: {
      count: row.policyBindingCount,
      status: modelPolicy(row),
      summary: policySummary(row),
    },
    usage_summary: {
      count: used ? 1 : 0,
      status: used ? 'used' : 'unused',
      summary: 'last-used metadata only',
    },
  });
}

/** The key's line in the text; details put the id first, which the caller passes in `lead`. */
export function apiKeyLine({ row, pool }: InPool<ApiKeyRow>, lead: JsonObject = {}): string {
  return fieldLine({
    ...lead,
    name: maskLabel(row.displayName),
    status: row.status,
    prefix: row.prefix,
    pool: pool.slug,
    policy: policySummary(row),
    usage: 'last-used metadata only',
  });
}

function policySummary(row: ApiKeyRow): string {
  return `${modelPolicy(row)}; ${row.policyBindingCount} active policy bindings`;
}

function modelPolicy({ allowedModels }: ApiKeyRow): string {
  if (allowedModels === null) return 'all models';
  return allowedModels.length === 0 ? 'deny all models' : 'selected models';
}
