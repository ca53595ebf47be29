import { type JsonObject, timestamp } from '../json.ts';
import type { AttemptRow, RequestRow } from '../request-row.ts';

const MAX_ATTEMPTS = 10;
const SETTLED: ReadonlySet<string> = new Set(['succeeded', 'failed']);

/** `debug` of a list item: explicit nulls, three objects (pooler-contract 3.14). */
export function listDebug(row: RequestRow): JsonObject {
  const latest = row.attempts.at(-1);
  return {
    continuity: continuity(row),
    failure: failure(row),
    attempt: {
      latest_attempt_number: latest === undefined ? null : row.attempts.length,
      latest_attempt_status: latest?.status ?? null,
      latest_attempt_retryable: latest?.retryable ?? null,
      latest_upstream_status_code: latest?.upstreamStatusCode ?? null,
      attempt_count: row.attempts.length,
    },
  };
}

/**
 * `debug` of the detail: other objects than its own output schema asks for, and one key more per attempt
 * (pooler-contract 3.15, POOLER-T4).
 */
export function detailDebug(row: RequestRow): JsonObject {
  const { turn } = row;
  return {
    continuity: continuity(row),
    terminal_state: { state: terminalState(row), mismatch: false, sources: sources(row) },
    turn: {
      turn_ref: turn?.ref ?? null,
      status: turn?.status ?? null,
      error_code: turn?.errorCode ?? null,
      final_attempt_ref: turn?.finalAttemptRef ?? null,
      inserted_at: timestamp(turn?.insertedAtMs ?? null),
      updated_at: timestamp(turn?.updatedAtMs ?? null),
      completed_at: timestamp(turn?.completedAtMs ?? null),
    },
    attempts: row.attempts
      .map((attempt, index) => attemptRecord(row, attempt, index + 1))
      .slice(-MAX_ATTEMPTS),
  };
}

/** Where a request has come to, by its turn if it has one, else by itself. */
export function terminalState({ status, turn }: RequestRow): string {
  if (turn !== null) return turn.status === 'in_progress' ? 'in_progress' : 'terminal';
  if (status === 'in_progress') return 'in_progress';
  if (SETTLED.has(status)) return 'terminal';
  return status === 'rejected' ? 'not_applicable' : 'unknown';
}

function continuity(row: RequestRow): JsonObject {
  const { turn, sessionRef } = row;
  const state = terminalState(row);
  const known = state === 'terminal' || state === 'in_progress';
  return {
    status: sessionRef === null ? 'not_applicable' : 'available',
    session_ref: sessionRef,
    session_source: sessionRef === null ? null : 'continuity',
    turn_ref: turn?.ref ?? null,
    turn_status: turn?.status ?? null,
    turn_status_source: turn === null ? null : 'turn_state',
    has_open_turn: turn === null ? null : turn.status === 'in_progress',
    terminal_state: state,
    terminal_state_source: known ? (turn === null ? 'request_state' : 'turn_state') : null,
  };
}

function failure({ errorCode, turn }: RequestRow): JsonObject {
  if (turn !== null && turn.errorCode !== null) {
    return { error_code: turn.errorCode, error_source: 'turn_error' };
  }
  return { error_code: errorCode, error_source: errorCode === null ? null : 'request_error' };
}

function sources(row: RequestRow): readonly JsonObject[] {
  const { status, errorCode, turn } = row;
  const latest = row.attempts.at(-1);
  return [
    { source: 'request_state', status, error_code: errorCode },
    ...(turn === null ? [] : [{ source: 'turn_state', status: turn.status, error_code: turn.errorCode }]),
    ...(latest === undefined
      ? []
      : [{ source: 'attempt_state', status: latest.status, error_code: latest.errorCode }]),
  ];
}

function attemptRecord({ turn }: RequestRow, attempt: AttemptRow, number: number): JsonObject {
  return {
    attempt_ref: attempt.ref,
    attempt_number: number,
    status: attempt.status,
    retryable: attempt.retryable,
    pool_upstream_assignment_id: attempt.assignmentId,
    upstream_status_code: attempt.upstreamStatusCode,
    network_error_code: attempt.errorCode,
    latency_ms: attempt.latencyMs,
    final: turn?.finalAttemptRef === attempt.ref,
    ...attempt.rejection,
  };
}
