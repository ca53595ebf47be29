import { z } from 'zod';
import type { ApiKey } from '../../../../shared/metadata/access.ts';
import { labelOf } from '../labels.ts';
import { createClientText } from './client-text.ts';
import { countField, idField, optionalField, timeField, wordField } from './fields.ts';

/** `sk-cxp-` and 12 hex are public metadata; one character more could be the secret part (pooler-contract 2.8). */
const keyPrefixField = optionalField(z.string().regex(/^sk-cxp-[0-9a-f]{12}$/));

/** One item of `list_pool_api_keys` (pooler-contract 3.6). Who created it is not parsed. */
export const keyRow = z.object({
  id: idField,
  pool_id: idField,
  display_name: optionalField(z.string()),
  key_prefix: keyPrefixField,
  status: wordField,
  expires_at: optionalField(timeField),
  last_used_at: optionalField(timeField),
  revoked_at: optionalField(timeField),
  created_at: timeField,
  // Not optionalField: an unreadable list must not become "every model".
  allowed_model_identifiers: z.array(z.string()).nullish(),
  enforced_model_identifier: optionalField(z.string()),
  reasoning_policy_mode: optionalField(wordField),
  maximum_reasoning_effort: optionalField(wordField),
  enforced_service_tier: optionalField(wordField),
  policy_summary: optionalField(z.object({ count: countField })),
});
export type KeyRow = z.output<typeof keyRow>;

/** The key as the console knows it; its name and the names of models only if `isPublishable` passes them. */
export function keyOf(row: KeyRow, isPublishable: (text: string) => boolean): ApiKey {
  const { model } = createClientText(isPublishable);
  return {
    ...labelOf('key', row.id, row.display_name, isPublishable),
    poolId: row.pool_id,
    prefix: row.key_prefix,
    status: row.status,
    expiresAtMs: row.expires_at,
    lastUsedAtMs: row.last_used_at,
    revokedAtMs: row.revoked_at,
    createdAtMs: row.created_at,
    allowedModels: row.allowed_model_identifiers?.flatMap((name) => model(name) ?? []) ?? null,
    enforcedModel: model(row.enforced_model_identifier),
    reasoningPolicyMode: row.reasoning_policy_mode,
    maximumReasoningEffort: row.maximum_reasoning_effort,
    enforcedServiceTier: row.enforced_service_tier,
    policyBindingCount: row.policy_summary?.count ?? null,
  };
}
