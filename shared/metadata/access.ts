import { z } from 'zod';

/** Who may use a Pool: API keys, operators and invites (pooler-contract 3.6, 3.10, 3.12). Times are Unix ms, UTC. */

const timeMs = z.number().int();
const optionalTimeMs = timeMs.nullable();
const count = z.number().int().nonnegative();

export const apiKeySchema = z.strictObject({
  id: z.string(),
  poolId: z.string(),
  label: z.string(),
  labelIsAlias: z.boolean(),
  /** `sk-cxp-` + 12 hex: public metadata (pooler-contract 2.8). Null when the answer's own does not look like one. */
  prefix: z.string().nullable(),
  /** `active`, `paused`, `revoked`. Expiry is not a status (POOLER-T10): compare `expiresAtMs`. */
  status: z.string(),
  expiresAtMs: optionalTimeMs,
  lastUsedAtMs: optionalTimeMs,
  revokedAtMs: optionalTimeMs,
  createdAtMs: timeMs,
  /** Null allows every model, an empty list none. */
  allowedModels: z.array(z.string()).nullable(),
  enforcedModel: z.string().nullable(),
  reasoningPolicyMode: z.string().nullable(),
  maximumReasoningEffort: z.string().nullable(),
  enforcedServiceTier: z.string().nullable(),
  /** Active policy bindings; null when the summary is unreadable. */
  policyBindingCount: count.nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** Names, e-mails and ids of operators are not kept: id and label are the alias of the id. */
export const operatorSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** `active`, `disabled`. */
  status: z.string(),
  passwordChangeRequired: z.boolean(),
  /** `active`, `disabled`. */
  totpStatus: z.string(),
  mcpEnabled: z.boolean(),
  mcpKeyCount: count,
  /** The server loses the time itself (POOLER-T9). */
  everLoggedIn: z.boolean(),
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});
export type Operator = z.infer<typeof operatorSchema>;

export const inviteSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  poolId: z.string(),
  /** Effective: `active`, `accepted`, `revoked`, `expired`. */
  status: z.string(),
  createdAtMs: timeMs,
  expiresAtMs: timeMs,
  acceptedAtMs: optionalTimeMs,
  emailSentAtMs: optionalTimeMs,
  revokedAtMs: optionalTimeMs,
});
export type Invite = z.infer<typeof inviteSchema>;
