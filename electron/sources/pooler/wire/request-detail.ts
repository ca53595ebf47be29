import { z } from 'zod';
import type { RequestAttempt, RequestDetail } from '../../../../shared/metadata/request-log.ts';
import { type ClientText, createClientText } from './client-text.ts';
import { optionalField, wordField, wordOrUnknown } from './fields.ts';
import { requestOf, requestRow } from './request-row.ts';
import { parseRows } from './rows.ts';

/** One try at one upstream; references and the upstream's own words are not parsed (pooler-contract 3.15). */
const attemptRow = z.object({
  attempt_number: z.number().int().positive(),
  status: wordOrUnknown,
  retryable: optionalField(z.boolean()),
  upstream_status_code: optionalField(z.number().int()),
  network_error_code: optionalField(z.string()),
  latency_ms: optionalField(z.number()),
  final: z.boolean().catch(false),
  transport_failure: optionalField(
    z.object({ reason_class: optionalField(z.string()), phase: optionalField(wordField) }),
  ),
});

/**
 * The item of `get_request_log`. Its schema is ours: the server breaks the one it publishes, in `debug` and in the
 * attempts (POOLER-T4).
 */
export const requestDetailRow = requestRow.extend({
  debug: z.object({
    continuity: optionalField(z.object({ terminal_state: optionalField(wordField) })),
    terminal_state: optionalField(z.object({ state: optionalField(wordField), mismatch: z.boolean() })),
    turn: optionalField(
      z.object({ status: optionalField(wordField), error_code: optionalField(z.string()) }),
    ),
    attempts: z.array(z.unknown()),
  }),
});

function attemptOf(row: z.output<typeof attemptRow>, text: ClientText): RequestAttempt {
  return {
    attemptNumber: row.attempt_number,
    status: row.status,
    retryable: row.retryable,
    upstreamStatusCode: row.upstream_status_code,
    networkErrorCode: text.code(row.network_error_code),
    latencyMs: row.latency_ms,
    final: row.final,
    transportReason: text.code(row.transport_failure?.reason_class ?? null),
    transportPhase: row.transport_failure?.phase ?? null,
  };
}

/** The request with what only the detail tells; the attempts are the latest ten at most, oldest first. */
export function requestDetailOf(
  item: z.output<typeof requestDetailRow>,
  isPublishable: (text: string) => boolean,
): RequestDetail {
  const { debug, ...rest } = item;
  const text = createClientText(isPublishable);
  const attempts = parseRows(attemptRow, debug.attempts).rows.map((row) => attemptOf(row, text));
  const row = requestOf({ ...rest, debug: { continuity: debug.continuity, attempt: null } }, isPublishable);
  return {
    row: {
      ...row,
      // Attempts are numbered from one, and only the latest ten are listed.
      attemptCount: attempts.at(-1)?.attemptNumber ?? 0,
      terminalState: debug.terminal_state?.state ?? row.terminalState,
    },
    attempts,
    turnStatus: debug.turn?.status ?? null,
    turnErrorCode: text.code(debug.turn?.error_code ?? null),
    mismatch: debug.terminal_state?.mismatch ?? false,
  };
}
