import {
  type AuditQuery,
  auditQuerySchema,
  type JobQuery,
  jobQuerySchema,
  type RequestQuery,
  requestQuerySchema,
} from '../../../shared/api/log-queries.ts';
import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import type { Job } from '../../../shared/metadata/job.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import type { LogRows } from '../log-contract.ts';

/** Invented rows of the histories; every function takes what the test is about and fills in the rest. */

/** A UUID that says `n` at its end. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A settled, successful request unless told otherwise. */
export function request(n: number, admittedAtMs: number, change: Partial<RequestLog> = {}): RequestLog {
  return {
    id: uuid(n),
    poolId: 'p1',
    poolLabel: 'example-p1',
    keyId: 'k1',
    keyLabel: 'example-k1',
    upstreamId: 'u1',
    upstreamLabel: 'example-u1',
    model: 'example-model-a',
    endpoint: '/backend-api/codex/responses',
    routeClass: 'proxy_stream',
    transport: 'http_sse',
    status: 'succeeded',
    usageStatus: 'usage_known',
    responseStatusCode: 200,
    retryCount: 0,
    attemptCount: 1,
    errorCode: null,
    errors: [],
    latencyMs: 1_200,
    admittedAtMs,
    completedAtMs: admittedAtMs + 1_500,
    inputTokens: 100,
    cachedInputTokens: 20,
    cacheWriteTokens: null,
    outputTokens: 50,
    reasoningTokens: 10,
    totalTokens: 150,
    costStatus: 'priced',
    costMicroUsd: 2_500,
    reasoningEffort: 'medium',
    serviceTier: 'default',
    planFamily: 'example-plan',
    userAgent: 'example-agent/1.0',
    terminalState: 'terminal',
    correlationId: `example-correlation-${n}`,
    ...change,
  };
}

/** The same request before it settled. */
export function openRequest(n: number, admittedAtMs: number, change: Partial<RequestLog> = {}): RequestLog {
  return request(n, admittedAtMs, {
    status: 'in_progress',
    usageStatus: 'usage_pending',
    responseStatusCode: null,
    latencyMs: null,
    completedAtMs: null,
    inputTokens: null,
    cachedInputTokens: null,
    outputTokens: null,
    reasoningTokens: null,
    totalTokens: null,
    costStatus: 'unavailable',
    costMicroUsd: null,
    terminalState: 'in_progress',
    ...change,
  });
}

export function auditEvent(n: number, occurredAtMs: number, change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: uuid(n),
    occurredAtMs,
    actorType: 'user',
    actorId: 'o1',
    actorLabel: 'operator-0000001',
    poolId: 'p1',
    poolLabel: 'example-p1',
    action: 'api_key.revoke',
    targetType: 'api_key',
    targetId: 'k1',
    outcome: 'success',
    correlationId: null,
    facts: [],
    ...change,
  };
}

/** A completed job unless told otherwise. */
export function job(id: number, insertedAtMs: number, change: Partial<Job> = {}): Job {
  return {
    id,
    state: 'completed',
    queue: 'default',
    worker: 'TokenRefreshWorker',
    attempt: 1,
    maxAttempts: 3,
    priority: 0,
    insertedAtMs,
    scheduledAtMs: insertedAtMs,
    attemptedAtMs: insertedAtMs + 10,
    completedAtMs: insertedAtMs + 500,
    discardedAtMs: null,
    cancelledAtMs: null,
    targetRef: 'example-target',
    ...change,
  };
}

/** One page that proves nothing about time unless told otherwise. */
export function logRows<Row>(
  rows: readonly Row[],
  observedAtMs: number,
  change: Partial<LogRows<Row>> = {},
): LogRows<Row> {
  return { rows, observedAtMs, covers: null, gap: null, backfill: null, ...change };
}

export function requestQuery(change: Partial<RequestQuery> = {}): RequestQuery {
  return { ...requestQuerySchema.parse({}), ...change };
}

export function auditQuery(change: Partial<AuditQuery> = {}): AuditQuery {
  return { ...auditQuerySchema.parse({}), ...change };
}

export function jobQuery(change: Partial<JobQuery> = {}): JobQuery {
  return { ...jobQuerySchema.parse({}), ...change };
}
