import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { AttemptRow, RequestRow, TurnRow } from '../request-row.ts';
import { recordedLog } from './recorded-logs.ts';
import { exactTime, optionalText, optionalTime } from './recorded-rows.ts';

const number = z.number().nullish().default(null);
const object = z.custom<JsonObject>((value) => isJsonObject(value));
const attemptStatus = z.enum([
  'queued',
  'in_progress',
  'succeeded',
  'failed',
  'retryable_failed',
  'cancelled',
]);
const turnStatus = z.enum(['in_progress', 'succeeded', 'failed', 'interrupted']);

const attemptSchema = z.looseObject({
  attempt_ref: z.string(),
  attempt_number: z.number(),
  status: attemptStatus,
  retryable: z.boolean(),
  pool_upstream_assignment_id: z.string(),
  upstream_status_code: number,
  network_error_code: optionalText,
  latency_ms: number,
  final: z.boolean(),
});

const requestSchema = z.object({
  id: z.string(),
  pool_id: z.string(),
  api_key_id: optionalText,
  api_key_display_name: optionalText,
  api_key_prefix: optionalText,
  requested_model: z.string(),
  transport: z.string(),
  status: z.enum(['accepted', 'in_progress', 'succeeded', 'failed', 'rejected', 'cancelled']),
  usage_status: z.enum(['usage_pending', 'usage_known', 'usage_unknown', 'not_applicable']),
  correlation_id: z.string(),
  response_status_code: number,
  denial_reason: optionalText,
  latency_ms: number,
  token_counts: z.object({
    usage_status: z.string().nullable(),
    input_tokens: number,
    cached_input_tokens: number,
    output_tokens: number,
    reasoning_tokens: number,
    cached_input_cost_usd: z.string().nullable(),
  }),
  cost: z.object({ status: z.string(), usd: z.string().nullable() }),
  errors: z.array(object),
  admitted_at: exactTime,
  completed_at: optionalTime,
  upstream_account_label: optionalText,
  upstream_account_email: optionalText,
  upstream_account_plan_label: optionalText,
  upstream_account_plan_family: optionalText,
  upstream_identity_id: optionalText,
  upstream_identity_label: optionalText,
  pool_upstream_assignment_id: optionalText,
  assignment_label: optionalText,
  endpoint: z.string(),
  user_agent: optionalText,
  metadata: object,
  debug: z.object({
    continuity: z.object({
      session_ref: z.string().nullable(),
      turn_ref: z.string().nullable(),
      turn_status: turnStatus.nullable(),
    }),
    failure: z.object({ error_code: optionalText, error_source: optionalText }).optional(),
    attempt: z
      .object({
        attempt_count: z.number(),
        latest_attempt_status: attemptStatus.nullable(),
        latest_attempt_retryable: z.boolean().nullable(),
        latest_upstream_status_code: number,
      })
      .optional(),
    attempts: z.array(attemptSchema).optional(),
    turn: z
      .object({
        error_code: optionalText,
        final_attempt_ref: optionalText,
        updated_at: optionalTime,
        completed_at: optionalTime,
      })
      .optional(),
  }),
});
type RecordedRequest = z.infer<typeof requestSchema>;

const POLICY = [
  'reasoning_effort',
  'applied_reasoning_effort',
  'effective_reasoning_effort',
  'reasoning_effort_source',
  'service_tier',
  'requested_service_tier',
  'actual_service_tier',
] as const;
const policySchema = z.object({
  id: z.string(),
  ...Object.fromEntries(POLICY.map((name) => [name, z.string().optional()])),
});

/** All requests of the recordings; attempts that only a detail would show are filled in from the list. */
export function recordedRequests(): readonly RequestRow[] {
  const policies = new Map(
    recordedLog(/request_log/, policySchema).map(({ id, ...rest }) => [
      id,
      z.record(z.string(), z.string()).parse(rest),
    ]),
  );
  return recordedLog(/request_log/, requestSchema).map((request) =>
    requestRow(request, policies.get(request.id) ?? {}),
  );
}

function requestRow(request: RecordedRequest, policy: Readonly<Record<string, string>>): RequestRow {
  const { api_key_id: keyId, api_key_display_name: keyName, api_key_prefix: keyPrefix } = request;
  const tokens = request.token_counts;
  return {
    id: request.id,
    poolId: request.pool_id,
    apiKey:
      keyId === null || keyName === null || keyPrefix === null
        ? null
        : { id: keyId, displayName: keyName, prefix: keyPrefix },
    requestedModel: request.requested_model,
    transport: request.transport,
    status: request.status,
    usageStatus: request.usage_status,
    correlationId: request.correlation_id,
    responseStatusCode: request.response_status_code,
    errorCode: request.denial_reason,
    settlement: {
      usageStatus: tokens.usage_status,
      inputTokens: tokens.input_tokens,
      cachedInputTokens: tokens.cached_input_tokens,
      outputTokens: tokens.output_tokens,
      reasoningTokens: tokens.reasoning_tokens,
      cachedInputUsd: tokens.cached_input_cost_usd,
      costStatus: request.cost.status,
      costUsd: request.cost.usd,
    },
    admittedAtMs: request.admitted_at,
    completedAtMs: request.completed_at,
    account: {
      label: request.upstream_account_label,
      email: request.upstream_account_email?.replace('***', 'ample') ?? null,
      planLabel: request.upstream_account_plan_label,
      planFamily: request.upstream_account_plan_family,
    },
    policy,
    endpoint: request.endpoint,
    userAgent: request.user_agent,
    metadata: request.metadata,
    sessionRef: request.debug.continuity.session_ref,
    turn: turnRow(request),
    attempts: attemptRows(request),
  };
}

function turnRow({ debug, admitted_at: admittedAt }: RecordedRequest): TurnRow | null {
  const { turn_ref: ref, turn_status: status } = debug.continuity;
  if (ref === null || status === null) return null;
  const ofList = debug.failure?.error_source === 'turn_error' ? debug.failure.error_code : null;
  return {
    ref,
    status,
    errorCode: debug.turn?.error_code ?? ofList,
    finalAttemptRef: debug.turn?.final_attempt_ref ?? null,
    insertedAtMs: admittedAt,
    updatedAtMs: debug.turn?.updated_at ?? admittedAt,
    completedAtMs: debug.turn?.completed_at ?? null,
  };
}

function attemptRows(request: RecordedRequest): readonly AttemptRow[] {
  const current = {
    upstreamId: request.upstream_identity_id ?? '',
    upstreamLabel: request.upstream_identity_label ?? '',
    assignmentLabel: request.assignment_label ?? '',
  };
  const { attempts, attempt: summary } = request.debug;
  if (attempts !== undefined) {
    return attempts.map((attempt): AttemptRow => {
      const {
        attempt_ref: ref,
        attempt_number: _number,
        status,
        retryable,
        pool_upstream_assignment_id: assignmentId,
        upstream_status_code: upstreamStatusCode,
        network_error_code: errorCode,
        latency_ms: latencyMs,
        final: _final,
        ...rejection
      } = attempt;
      const rest = z.record(z.string(), z.json()).parse(rejection);
      return {
        ...current,
        ref,
        status,
        retryable,
        assignmentId,
        upstreamStatusCode,
        errorCode,
        latencyMs,
        rejection: rest,
      };
    });
  }
  return Array.from({ length: summary?.attempt_count ?? 0 }, (_, index): AttemptRow => {
    const latest = index + 1 === summary?.attempt_count;
    const error = request.errors.find((one) => one.source === 'attempt' && one.attempt_number === index + 1);
    const code = z.number().nullish().parse(error?.upstream_status_code) ?? null;
    return {
      ...current,
      ref: `attempt_${index + 1}`,
      status: latest ? (summary.latest_attempt_status ?? 'failed') : 'retryable_failed',
      retryable: latest ? (summary.latest_attempt_retryable ?? false) : true,
      assignmentId: request.pool_upstream_assignment_id ?? '',
      upstreamStatusCode: latest ? summary.latest_upstream_status_code : code,
      errorCode: optionalText.parse(error?.code),
      latencyMs: request.latency_ms,
      rejection: {},
    };
  });
}
