import { type JsonObject, timestamp, withoutNulls } from '../json.ts';
import { maskEmail } from '../masking.ts';
import { sanitized } from '../metadata-sanitizer.ts';
import type { RequestRow, SettlementRow } from '../request-row.ts';
import type { InPool } from '../visibility.ts';
import { requestErrors } from './request-errors.ts';

/**
 * A request log as list and get show it, `debug` left to the caller: null fields absent, three account labels
 * raw, the key's prefix visible beside a redacted copy in the metadata (pooler-contract 3.14, POOLER-T3).
 */
export function requestRecord({ row, pool }: InPool<RequestRow>, debug: JsonObject): JsonObject {
  const metadata = requestMetadata(row);
  const latest = row.attempts.at(-1);
  return withoutNulls({
    id: row.id,
    pool_id: pool.id,
    pool_name: pool.name,
    pool_slug: pool.slug,
    api_key_id: row.apiKey?.id ?? null,
    api_key_display_name: row.apiKey?.displayName ?? null,
    api_key_prefix: row.apiKey?.prefix ?? null,
    requested_model: row.requestedModel,
    transport: row.transport,
    status: row.status,
    usage_status: row.usageStatus,
    correlation_id: row.correlationId,
    response_status_code: row.responseStatusCode,
    retry_count: retryCount(row),
    denial_reason: row.errorCode ?? latest?.errorCode ?? null,
    latency_ms: latest?.latencyMs ?? null,
    token_counts: tokenCounts(row.settlement),
    cost: { status: row.settlement?.costStatus ?? 'unpriced', usd: row.settlement?.costUsd ?? null },
    errors: requestErrors(row, metadata),
    admitted_at: timestamp(row.admittedAtMs),
    completed_at: timestamp(row.completedAtMs),
    upstream_account_label: row.account?.label ?? null,
    upstream_account_email: maskedEmail(row.account?.email ?? null),
    upstream_account_plan_label: row.account?.planLabel ?? null,
    upstream_account_plan_family: row.account?.planFamily ?? null,
    upstream_identity_id: latest?.upstreamId ?? null,
    pool_upstream_assignment_id: latest?.assignmentId ?? null,
    upstream_identity_label: latest?.upstreamLabel ?? null,
    assignment_label: latest?.assignmentLabel ?? null,
    ...row.policy,
    endpoint: row.endpoint,
    user_agent: row.userAgent,
    metadata,
    debug,
  });
}

/** The metadata of a request as it leaves the Pooler. */
export function requestMetadata(row: RequestRow): JsonObject {
  return sanitized(row.metadata);
}

/** Every attempt after the first is a retry. */
export function retryCount({ attempts }: RequestRow): number {
  return Math.max(attempts.length - 1, 0);
}

function tokenCounts(settlement: SettlementRow | null): JsonObject {
  const { inputTokens = null, outputTokens = null } = settlement ?? {};
  return {
    input_tokens: inputTokens,
    cached_input_tokens: settlement?.cachedInputTokens ?? null,
    cache_write_tokens: null,
    output_tokens: outputTokens,
    reasoning_tokens: settlement?.reasoningTokens ?? null,
    total_tokens: inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens,
    cached_input_cost_usd: settlement?.cachedInputUsd ?? null,
    cache_write_cost_usd: null,
    usage_status: settlement?.usageStatus ?? null,
  };
}

function maskedEmail(email: string | null): string | null {
  return email === null ? null : maskEmail(email);
}
