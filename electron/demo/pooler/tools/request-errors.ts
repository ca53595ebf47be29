import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { RequestRow } from '../request-row.ts';

const MAX_ERRORS = 10;
const DENIALS = ['policy_denial', 'gateway_denial', 'retryable_summary', 'degraded_summary'] as const;
/** The one denial that carries advice, which is fixed text per family (pooler-contract 3.14). */
const ADVICE: Readonly<Record<string, string>> = {
  pinned_continuation_reauth:
    'reauthenticate the pinned upstream, then restart the client without continuation anchors',
  pinned_continuation_unavailable:
    'wait for the pinned upstream to recover, then restart the client without continuation anchors',
};

/**
 * `errors[]` of a request log: the request's own, what its metadata says of denials, then the failed attempts;
 * never a message, at most ten (pooler-contract 3.14). `metadata` is sanitised.
 */
export function requestErrors(row: RequestRow, metadata: JsonObject): readonly JsonObject[] {
  return [...ofRequest(row), ...ofMetadata(metadata), ...ofAttempts(row)].slice(0, MAX_ERRORS);
}

/** The continuity denial of sanitised metadata, or null. */
export function continuityDenial(metadata: JsonObject): JsonObject | null {
  const denial = metadata.continuity_denial;
  return isJsonObject(denial) ? denial : null;
}

/** English advice to the operator that goes with a continuity denial. */
export function denialAdvice(denial: JsonObject): string {
  return ADVICE[String(denial.denial_family)] ?? '';
}

function ofRequest({ errorCode, status, responseStatusCode }: RequestRow): readonly JsonObject[] {
  if (errorCode === null) return [];
  return [{ source: 'request', code: errorCode, status, response_status_code: responseStatusCode }];
}

function ofMetadata(metadata: JsonObject): readonly JsonObject[] {
  const denials = DENIALS.flatMap((kind) => {
    const denial = metadata[kind];
    return isJsonObject(denial) ? [{ source: 'metadata', kind, code: denial.code ?? null }] : [];
  });
  const continuity = continuityDenial(metadata);
  const pinned =
    continuity === null
      ? []
      : [
          {
            source: 'metadata',
            kind: 'continuity_denial',
            ...continuity,
            operator_action: denialAdvice(continuity),
          },
        ];
  return [...denials, ...pinned, ...exclusions(metadata.candidate_exclusions)];
}

function exclusions(candidates: Json | undefined): readonly JsonObject[] {
  const reasons = list(candidates).flatMap((candidate) => list(candidate.reasons));
  return reasons.map((reason) => ({ source: 'metadata', kind: 'candidate_exclusion', ...reason }));
}

function list(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function ofAttempts({ attempts }: RequestRow): readonly JsonObject[] {
  return attempts.flatMap((attempt, index) =>
    attempt.errorCode === null
      ? []
      : [
          {
            source: 'attempt',
            attempt_number: index + 1,
            status: attempt.status,
            retryable: attempt.retryable,
            upstream_status_code: attempt.upstreamStatusCode,
            code: attempt.errorCode,
          },
        ],
  );
}
