import { type JsonObject, timestamp } from '../json.ts';
import type { RequestRow } from '../request-row.ts';
import type { InPool } from '../visibility.ts';
import { keySummary } from './log-page.ts';
import { fieldLine } from './readable-text.ts';
import { terminalState } from './request-debug.ts';
import { continuityDenial, denialAdvice } from './request-errors.ts';
import { requestMetadata, retryCount } from './request-record.ts';

/** The request's line in the text of a list (pooler-contract 2.7). */
export function requestLine(request: InPool<RequestRow>): string {
  const { row } = request;
  return fieldLine({
    ...leading(request),
    failure: row.turn?.errorCode ?? row.errorCode,
    ...denialFields(row),
    attempts: row.attempts.length,
  });
}

/** The request's line in the text of the detail: no failure, but answer, upstream and metadata. */
export function requestDetailLine(request: InPool<RequestRow>): string {
  const { row } = request;
  const failed = row.attempts.find(({ rejection }) => Object.keys(rejection).length > 0);
  // The redacted prefix is no safe key, and of more than five the text only knows the first five.
  const keys = Object.keys(requestMetadata(row)).filter((key) => key !== 'key_prefix');
  return fieldLine({
    ...leading(request),
    ...denialFields(row),
    attempts: row.attempts.length,
    response: row.responseStatusCode,
    upstream: row.attempts.at(-1)?.upstreamLabel ?? row.account?.label ?? 'unknown',
    ...Object.fromEntries(REJECTION.map((key) => [key, failed?.rejection[key] ?? null])),
    metadata: keySummary('metadata', keys.toSorted().slice(0, 5)),
  });
}

/** What the text tells of a refusal by an upstream, in its order. */
const REJECTION = [
  'upstream_error_param',
  'rejection_error_code',
  'rejection_error_type',
  'rejection_error_param',
  'rejection_message_present',
  'rejection_message_bytes',
] as const;

function leading({ row, pool }: InPool<RequestRow>): JsonObject {
  return {
    admitted_at: timestamp(row.admittedAtMs),
    completed_at: timestamp(row.completedAtMs),
    id: row.id,
    correlation: row.correlationId,
    pool: pool.slug,
    route: row.endpoint,
    status: row.status,
    model: row.requestedModel,
    transport: row.transport,
    usage: row.usageStatus,
    latency_ms: row.attempts.at(-1)?.latencyMs ?? null,
    retries: retryCount(row),
    session: row.sessionRef,
    turn: row.turn?.ref ?? null,
    turn_status: row.turn?.status ?? null,
    terminal: terminalState(row),
  };
}

function denialFields(row: RequestRow): JsonObject {
  const denial = continuityDenial(requestMetadata(row));
  if (denial === null) return {};
  return {
    denial_family: denial.denial_family ?? null,
    continuity_family: denial.continuity_family ?? null,
    pin_reason: denial.pin_reason ?? null,
    internal_reason: denial.internal_reason ?? null,
    lifecycle: denial.upstream_lifecycle_family ?? null,
    refresh_reason: denial.token_refresh_reason_code_preview ?? null,
    action: denialAdvice(denial),
  };
}
