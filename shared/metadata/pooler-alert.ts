import { z } from 'zod';

const timeMs = z.number().int();
const optionalTimeMs = timeMs.nullable();

/** One incident of the Pooler's own alerting (pooler-contract 8, 14). */
export const alertSchema = z.strictObject({
  id: z.string(),
  ruleKind: z.string(),
  /** `info`, `warning`, `critical`: the Pooler's own ladder, not the console's. */
  severity: z.string(),
  /** `open`, `acknowledged`, `resolved`. */
  state: z.string(),
  scopeType: z.string(),
  poolId: z.string().nullable(),
  upstreamId: z.string().nullable(),
  occurrenceCount: z.number().int(),
  firstSeenAtMs: timeMs,
  lastSeenAtMs: timeMs,
  acknowledgedAtMs: optionalTimeMs,
  resolvedAtMs: optionalTimeMs,
  /** Allow-listed evidence keys of pooler-contract 8.2, values as text. */
  evidence: z.array(z.strictObject({ name: z.string(), value: z.string().max(200) })),
  /** How many Pools it touches, from its targets. */
  targetCount: z.number().int(),
});
export type PoolerAlert = z.infer<typeof alertSchema>;

/** One alert rule; its typed name is not kept. */
export const alertRuleSchema = z.strictObject({
  id: z.string(),
  poolId: z.string().nullable(),
  scopeType: z.string(),
  ruleKind: z.string(),
  severity: z.string(),
  /** `active`, `disabled`. */
  state: z.string(),
  cooldownMinutes: z.number().int(),
  model: z.string().nullable(),
  minUsableAssignments: z.number().int().nullable(),
  targetState: z.string().nullable(),
  windowSelector: z.string().nullable(),
  thresholdUsedPercent: z.number().nullable(),
  routeClass: z.string().nullable(),
});
export type AlertRule = z.infer<typeof alertRuleSchema>;
