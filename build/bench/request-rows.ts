import { createHash } from 'node:crypto';
import type { RequestLog } from '../../shared/metadata/request-log.ts';

/** The first row's admission, and the time between two, ms: a million rows are a month of a busy gateway. */
const FIRST_MS = Date.UTC(2026, 0, 1);
const STEP_MS = 2_600;
const CODES = ['upstream_5xx', 'client_disconnected', 'model_not_allowed'] as const;

/** Row `n` of an invented month: 12 Pools, 300 keys, 60 upstreams, 25 models, five failures in a hundred. */
export function requestRow(n: number): RequestLog {
  const dice = createHash('sha256').update(String(n)).digest();
  const roll = (byte: number, sides: number): number => dice.readUInt16LE(byte) % sides;
  const failed = roll(0, 100) < 5;
  const [pool, key, upstream, code] = [roll(2, 12), roll(4, 300), roll(6, 60), CODES[roll(8, 3)] ?? null];
  const admittedAtMs = FIRST_MS + n * STEP_MS;
  return {
    id: uuid(dice, 0),
    poolId: `example-pool-id-${pool}`,
    poolLabel: `example-pool-${pool}`,
    keyId: `example-key-id-${key}`,
    keyLabel: `example-key-${key}`,
    upstreamId: `example-upstream-id-${upstream}`,
    upstreamLabel: `example-upstream-${upstream}`,
    model: `example-model-${roll(10, 25)}`,
    endpoint: '/backend-api/codex/responses',
    routeClass: roll(12, 4) === 0 ? 'proxy_http' : 'proxy_stream',
    transport: 'http_sse',
    status: failed ? 'failed' : 'succeeded',
    usageStatus: failed ? 'usage_unknown' : 'usage_known',
    responseStatusCode: failed ? 502 : 200,
    retryCount: roll(14, 20) === 0 ? 1 : 0,
    attemptCount: 1,
    errorCode: failed ? code : null,
    errors: [],
    latencyMs: roll(16, 20_000),
    admittedAtMs,
    completedAtMs: admittedAtMs + 2_000,
    inputTokens: roll(18, 60_000),
    cachedInputTokens: roll(20, 9_000),
    cacheWriteTokens: null,
    outputTokens: roll(22, 4_000),
    reasoningTokens: roll(24, 2_000),
    totalTokens: roll(26, 60_000),
    costStatus: failed ? 'unpriced' : 'priced',
    costMicroUsd: failed ? null : roll(28, 60_000),
    reasoningEffort: 'medium',
    serviceTier: 'default',
    planFamily: 'example-plan',
    userAgent: `example-agent/${roll(30, 20)}`,
    terminalState: 'terminal',
    correlationId: uuid(dice, 16),
  };
}

export function requestRows(from: number, count: number): RequestLog[] {
  return Array.from({ length: count }, (_, index) => requestRow(from + index));
}

function uuid(bytes: Buffer, from: number): string {
  const hex = bytes.toString('hex', from, from + 16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
