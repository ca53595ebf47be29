import { z } from 'zod';

/**
 * Details of an audit row that are states, counts and names of what changed (pooler-contract 3.16). Nothing else
 * of the details is parsed: the infrastructure labels of alert channels, prefixes and typed names stay out.
 */
export const AUDIT_FACTS = [
  'status',
  'previous_status',
  'result_status',
  'state',
  'previous_state',
  'enabled',
  'changed_categories',
  'changed_keys',
  'changed_fields',
  'changed_count',
  'metrics_auth_state',
  'smtp_auth_state',
  'smtp_key_version',
  'allowed_model_mode',
  'reasoning_policy_mode',
  'credential_status',
  'trigger_kind',
  'job_conflict',
  'assignment_count',
  'rule_kind',
  'severity',
  'scope_type',
  'occurrence_count',
  'cooldown_minutes',
  'threshold_used_percent',
  'min_usable_assignments',
  'target_state',
  'window_selector',
  'route_class',
  'strategy',
] as const;
const auditFactNameSchema = z.enum(AUDIT_FACTS);
export type AuditFactName = z.infer<typeof auditFactNameSchema>;

/** One event of the audit log. Addresses, e-mails and free text of its details are not kept. Unix ms, UTC. */
export const auditEventSchema = z.strictObject({
  id: z.string(),
  occurredAtMs: z.number().int(),
  /** `user`, `system`. */
  actorType: z.string(),
  /** The alias of the operator's id, which points at a person; null for the system. */
  actorId: z.string().nullable(),
  actorLabel: z.string().nullable(),
  /** Null for events without a Pool, which only an owner's token sees. */
  poolId: z.string().nullable(),
  poolLabel: z.string().nullable(),
  /** For instance `api_key.revoke`. */
  action: z.string(),
  targetType: z.string(),
  targetId: z.string().nullable(),
  /** `success`, `failure`. */
  outcome: z.string(),
  correlationId: z.string().nullable(),
  /** Lists are joined with `, `. */
  facts: z.array(z.strictObject({ name: auditFactNameSchema, value: z.string().max(400) })),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
