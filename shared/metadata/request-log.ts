import { z } from 'zod';

/**
 * One row of the request log (pooler-contract 3.14) as an allow-list. Text that a client of the gateway chose
 * (model, user agent, pass-through codes) has been capped and has passed the redaction policy, or is `[redacted]`.
 */

const timeMs = z.number().int();
const optionalCount = z.number().int().nonnegative().nullable();

/** Statuses of a row that may still change (pooler-contract 10.3). */
export const OPEN_REQUEST_STATUSES: ReadonlySet<string> = new Set(['accepted', 'in_progress']);

/** Stands in for text that may not be kept. */
export const REDACTED_TEXT = '[redacted]';

const requestErrorSchema = z.strictObject({
  /** `request`, `metadata`, `attempt`. */
  source: z.string(),
  /** `policy_denial`, `gateway_denial`, `continuity_denial`, `candidate_exclusion`, ...; null where the row has none. */
  kind: z.string().nullable(),
  /** An open vocabulary (pooler-contract 4). Null where the entry has reasons only. */
  code: z.string().nullable(),
  /** Reason codes of an exclusion, for instance `exhausted`. */
  reasons: z.array(z.string()),
  upstreamStatusCode: z.number().int().nullable(),
  attemptNumber: z.number().int().nullable(),
});
export type RequestError = z.infer<typeof requestErrorSchema>;

export const requestLogSchema = z.strictObject({
  id: z.string(),
  poolId: z.string(),
  poolLabel: z.string(),
  keyId: z.string().nullable(),
  keyLabel: z.string().nullable(),
  /** Of the latest attempt. */
  upstreamId: z.string().nullable(),
  upstreamLabel: z.string().nullable(),
  model: z.string(),
  /** A route path from the published list (pooler-contract 4.8), else `other`. */
  endpoint: z.string(),
  /** `proxy_stream` and so on, from the routing metadata; null where the row does not say. */
  routeClass: z.string().nullable(),
  /** `http_json`, `http_compact_json`, `http_sse`, `websocket`, `http_multipart`. */
  transport: z.string(),
  /** `accepted`, `in_progress`, `succeeded`, `failed`, `rejected`, `cancelled`: judge by this, never by the HTTP code alone. */
  status: z.string(),
  usageStatus: z.string(),
  responseStatusCode: z.number().int().nullable(),
  retryCount: z.number().int().nonnegative(),
  attemptCount: optionalCount,
  /** The last error code; present on failures too, not only on denials (POOLER-T11). */
  errorCode: z.string().nullable(),
  errors: z.array(requestErrorSchema),
  /** Latency of the latest attempt, ms. */
  latencyMs: z.number().nonnegative().nullable(),
  admittedAtMs: timeMs,
  completedAtMs: timeMs.nullable(),
  inputTokens: optionalCount,
  cachedInputTokens: optionalCount,
  cacheWriteTokens: optionalCount,
  outputTokens: optionalCount,
  reasoningTokens: optionalCount,
  totalTokens: optionalCount,
  /** `priced`, `unavailable`, or one of the `unpriced` kinds. */
  costStatus: z.string(),
  /** Millionths of a US dollar: the server's decimal string has six places. */
  costMicroUsd: z.number().int().nullable(),
  reasoningEffort: z.string().nullable(),
  serviceTier: z.string().nullable(),
  planFamily: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** `terminal`, `in_progress`, `mismatch`, `not_applicable`, `unknown`. */
  terminalState: z.string().nullable(),
  /** Request correlation, allowed in an incident summary; null when it does not look like one. */
  correlationId: z.string().nullable(),
});
export type RequestLog = z.infer<typeof requestLogSchema>;

export function isOpenRequest(row: Pick<RequestLog, 'status'>): boolean {
  return OPEN_REQUEST_STATUSES.has(row.status);
}

const attemptSchema = z.strictObject({
  attemptNumber: z.number().int(),
  status: z.string(),
  retryable: z.boolean().nullable(),
  upstreamStatusCode: z.number().int().nullable(),
  networkErrorCode: z.string().nullable(),
  latencyMs: z.number().nullable(),
  final: z.boolean(),
  /** Of a broken transport: `reason_class` and `phase`; null where none is told. */
  transportReason: z.string().nullable(),
  transportPhase: z.string().nullable(),
});
export type RequestAttempt = z.infer<typeof attemptSchema>;

/** What `get_request_log` adds to the row (pooler-contract 3.15); read on demand, never stored. */
export const requestDetailSchema = z.strictObject({
  row: requestLogSchema,
  attempts: z.array(attemptSchema),
  turnStatus: z.string().nullable(),
  turnErrorCode: z.string().nullable(),
  /** The request, its turn and its attempts contradict each other about how it ended. */
  mismatch: z.boolean(),
});
export type RequestDetail = z.infer<typeof requestDetailSchema>;
