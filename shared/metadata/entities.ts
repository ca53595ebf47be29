import { z } from 'zod';
import { apiKeySchema, inviteSchema, operatorSchema } from './access.ts';
import { contractFactSchema } from './contract-fact.ts';
import { alertRuleSchema, alertSchema } from './pooler-alert.ts';
import { settingsSchema } from './pooler-settings.ts';

/**
 * The entities the console knows, as allow-lists: what is not named here is never parsed, stored, logged
 * or shown (design 3). Times are Unix milliseconds, UTC. `label` fields have passed the redaction policy
 * or have been replaced by an alias derived from the Pooler's entity id (`labelIsAlias`).
 */

const timeMs = z.number().int();
const optionalTimeMs = timeMs.nullable();
const count = z.number().int().nonnegative();

/** Statuses shared by upstream identities and assignments (pooler-contract 3.4). Unknown words are kept as they are. */
export const UPSTREAM_STATUSES = [
  'pending',
  'active',
  'paused',
  'refresh_due',
  'refreshing',
  'refresh_failed',
  'reauth_required',
  'deleted',
  'disabled',
  'errored',
] as const;

/** Statuses whose upstream takes model traffic (pooler-contract 3.4). */
export const ROUTABLE_UPSTREAM_STATUSES: ReadonlySet<string> = new Set(['active', 'refreshing']);

export const poolSchema = z.strictObject({
  id: z.string(),
  slug: z.string(),
  label: z.string(),
  labelIsAlias: z.boolean(),
  status: z.string(),
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
  disabledAtMs: optionalTimeMs,
  apiKeyCount: count,
  upstreamCount: count,
  /** `bridge_ring`, `deterministic_rotation`, `least_recent_success`, `quota_first`; null when the server does not say. */
  routingStrategy: z.string().nullable(),
});
export type Pool = z.infer<typeof poolSchema>;

export const upstreamSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  labelIsAlias: z.boolean(),
  status: z.string(),
  planFamily: z.string().nullable(),
  /** `ws:` + 8 hex, or `legacy`: the product's own short reference. */
  workspaceRef: z.string().nullable(),
  onboardingMethod: z.string().nullable(),
  authFreshAtMs: optionalTimeMs,
  lastSuccessfulRefreshAtMs: optionalTimeMs,
  lastSuccessfulSyncAtMs: optionalTimeMs,
  disabledAtMs: optionalTimeMs,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
  /** Pool assignments visible to this operator, and how many of them are active; null when the summary is unreadable. */
  assignmentCount: count.nullable(),
  activeAssignmentCount: count.nullable(),
});
export type Upstream = z.infer<typeof upstreamSchema>;

const quotaWindowSchema = z.strictObject({
  /** `account_primary`, `account_secondary`, `model_primary`, `model_secondary`, `additional`, `unknown`. */
  kind: z.string(),
  scope: z.string().nullable(),
  model: z.string().nullable(),
  windowMinutes: z.number().int().nullable(),
  /** Percent, 0..100 (the server may report more). */
  usedPercent: z.number().nullable(),
  resetAtMs: optionalTimeMs,
  observedAtMs: optionalTimeMs,
  /** `fresh`, `stale`, `unknown`: the server's own judgement, 15 minutes by default. */
  freshness: z.string(),
  routingUsable: z.boolean(),
  /** `exhausted`, `reset_missing`, `stale`, `unknown_evidence`; null when usable. */
  unusableReason: z.string().nullable(),
});
export type QuotaWindow = z.infer<typeof quotaWindowSchema>;

export const quotaAccountSchema = z.strictObject({
  /** The upstream's id: quotas and upstreams share it. */
  id: z.string(),
  freshness: z.string(),
  routingUsable: z.boolean(),
  windowCount: count,
  /** More than 50 windows exist; the rest cannot be listed. */
  truncated: z.boolean(),
  windows: z.array(quotaWindowSchema),
});
export type QuotaAccount = z.infer<typeof quotaAccountSchema>;

/** Which upstreams are assigned to a Pool. The API does not say which of an upstream's assignments are active. */
export const membershipSchema = z.strictObject({
  /** The Pool's id. */
  id: z.string(),
  upstreamIds: z.array(z.string()),
  /** The page cap of 100 was reached: there may be more. */
  truncated: z.boolean(),
});
export type Membership = z.infer<typeof membershipSchema>;

/** The Pooler itself: one row, id `pooler`. */
export const serviceSchema = z.strictObject({
  id: z.literal('pooler'),
  version: z.string().nullable(),
  protocolVersion: z.string().nullable(),
  supportedToolCount: count,
  /** `active` when the token's operator may call. */
  operatorStatus: z.string(),
});
export type Service = z.infer<typeof serviceSchema>;

/** What /healthz and /readyz answered: one row, id `gateway`. */
export const gatewayHealthSchema = z.strictObject({
  id: z.literal('gateway'),
  alive: z.boolean(),
  /** False while draining or without its database (pooler-contract 1.2). */
  ready: z.boolean(),
});
export type GatewayHealth = z.infer<typeof gatewayHealthSchema>;

/** Every entity kind with its schema: the store keeps nothing else. */
export const ENTITY_SCHEMAS = {
  pool: poolSchema,
  upstream: upstreamSchema,
  quota: quotaAccountSchema,
  membership: membershipSchema,
  service: serviceSchema,
  gateway: gatewayHealthSchema,
  key: apiKeySchema,
  operator: operatorSchema,
  invite: inviteSchema,
  settings: settingsSchema,
  alert: alertSchema,
  alertRule: alertRuleSchema,
  contract: contractFactSchema,
} as const;
export type EntityKind = keyof typeof ENTITY_SCHEMAS;
export type EntityOf<K extends EntityKind> = z.infer<(typeof ENTITY_SCHEMAS)[K]>;

/** One list as read from a source: `complete` is false where a page cap or an unreadable row may hide further ones. */
export interface EntityBatch<K extends EntityKind = EntityKind> {
  readonly kind: K;
  readonly items: readonly EntityOf<K>[];
  readonly complete: boolean;
  /** One public-safe sentence where the list is not whole: what is missing and why. */
  readonly note?: string;
}
