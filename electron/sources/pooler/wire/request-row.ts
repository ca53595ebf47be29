import { z } from 'zod';
import type { RequestLog } from '../../../../shared/metadata/request-log.ts';
import { isKeepableLabel, labelOf } from '../labels.ts';
import { createClientText } from './client-text.ts';
import { endpointOf } from './endpoint.ts';
import { countField, idField, optionalField, timeField, wordField, wordOrUnknown } from './fields.ts';
import { microUsd } from './money.ts';
import { requestErrorsOf } from './request-errors.ts';

const optionalText = optionalField(z.string());
const optionalWord = optionalField(wordField);
const optionalCount = optionalField(countField);
const optionalInteger = optionalField(z.number().int());

/**
 * One item of `list_request_logs` (pooler-contract 3.14). E-mails, assignments, plan labels, session references
 * and all of the metadata but the route class are not parsed.
 */
export const requestRow = z.object({
  id: idField,
  pool_id: idField,
  pool_name: optionalText,
  api_key_id: optionalField(idField),
  api_key_display_name: optionalText,
  upstream_identity_id: optionalField(idField),
  upstream_identity_label: optionalText,
  upstream_account_label: optionalText,
  upstream_account_plan_family: optionalWord,
  requested_model: z.string().catch('unknown'),
  transport: wordOrUnknown,
  status: wordField,
  usage_status: wordOrUnknown,
  correlation_id: optionalText,
  response_status_code: optionalInteger,
  retry_count: countField,
  denial_reason: optionalText,
  latency_ms: optionalField(z.number().nonnegative()),
  token_counts: optionalField(
    z.object({
      input_tokens: optionalCount,
      cached_input_tokens: optionalCount,
      cache_write_tokens: optionalCount,
      output_tokens: optionalCount,
      reasoning_tokens: optionalCount,
      total_tokens: optionalCount,
    }),
  ),
  cost: optionalField(z.object({ status: wordOrUnknown, usd: optionalText })),
  errors: z.array(z.unknown()).catch([]),
  admitted_at: timeField,
  completed_at: optionalField(timeField),
  reasoning_effort: optionalWord,
  effective_reasoning_effort: optionalWord,
  service_tier: optionalWord,
  actual_service_tier: optionalWord,
  endpoint: optionalText,
  user_agent: optionalText,
  metadata: optionalField(z.object({ routing: optionalField(z.object({ route_class: optionalWord })) })),
  debug: optionalField(
    z.object({
      continuity: optionalField(z.object({ terminal_state: optionalWord })),
      attempt: optionalField(z.object({ attempt_count: optionalCount })),
    }),
  ),
});
export type RequestRow = z.output<typeof requestRow>;

/**
 * The name of the upstream of the latest attempt. The labels are raw here and often the account's e-mail
 * (POOLER-T3): what may not be kept becomes the alias of its id, or nothing where no upstream was chosen.
 */
function upstreamLabelOf(row: RequestRow, isPublishable: (text: string) => boolean): string | null {
  const id = row.upstream_identity_id;
  if (id !== null) return labelOf('upstream', id, row.upstream_identity_label, isPublishable).label;
  return keepable(row.upstream_account_label, isPublishable);
}

function keyLabelOf(row: RequestRow, isPublishable: (text: string) => boolean): string | null {
  const { api_key_id: id, api_key_display_name: name } = row;
  return id === null ? keepable(name, isPublishable) : labelOf('key', id, name, isPublishable).label;
}

function keepable(text: string | null, isPublishable: (text: string) => boolean): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed !== '' && isKeepableLabel(trimmed, isPublishable) ? trimmed : null;
}

/** The request as the console knows it; text that people or clients chose only if `isPublishable` passes it. */
export function requestOf(row: RequestRow, isPublishable: (text: string) => boolean): RequestLog {
  const text = createClientText(isPublishable);
  const tokens = row.token_counts;
  return {
    id: row.id,
    poolId: row.pool_id,
    poolLabel: labelOf('pool', row.pool_id, row.pool_name, isPublishable).label,
    keyId: row.api_key_id,
    keyLabel: keyLabelOf(row, isPublishable),
    upstreamId: row.upstream_identity_id,
    upstreamLabel: upstreamLabelOf(row, isPublishable),
    model: text.model(row.requested_model) ?? 'unknown',
    endpoint: endpointOf(row.endpoint),
    routeClass: row.metadata?.routing?.route_class ?? null,
    transport: row.transport,
    status: row.status,
    usageStatus: row.usage_status,
    responseStatusCode: row.response_status_code,
    retryCount: row.retry_count,
    attemptCount: row.debug?.attempt?.attempt_count ?? null,
    errorCode: text.code(row.denial_reason),
    errors: requestErrorsOf(row.errors, text),
    latencyMs: row.latency_ms,
    admittedAtMs: row.admitted_at,
    completedAtMs: row.completed_at,
    inputTokens: tokens?.input_tokens ?? null,
    cachedInputTokens: tokens?.cached_input_tokens ?? null,
    cacheWriteTokens: tokens?.cache_write_tokens ?? null,
    outputTokens: tokens?.output_tokens ?? null,
    reasoningTokens: tokens?.reasoning_tokens ?? null,
    totalTokens: tokens?.total_tokens ?? null,
    costStatus: row.cost?.status ?? 'unavailable',
    costMicroUsd: microUsd(row.cost?.usd ?? null),
    reasoningEffort: row.effective_reasoning_effort ?? row.reasoning_effort,
    serviceTier: row.actual_service_tier ?? row.service_tier,
    planFamily: row.upstream_account_plan_family,
    userAgent: text.userAgent(row.user_agent),
    terminalState: row.debug?.continuity?.terminal_state ?? null,
    correlationId: text.correlationId(row.correlation_id),
  };
}
