import type { JsonObject } from '../pooler/json.ts';
import type { AttemptRow } from '../pooler/request-row.ts';
import { accountLabel, storyId, UPSTREAMS, type UpstreamPart } from './cast.ts';
import { momentAt } from './phases.ts';
import type { PlannedRequest } from './planned-request.ts';
import { fateOf } from './plot.ts';

/** How a request ends, as far as its moment decides it. */
export interface RequestOutcome {
  readonly status: 'succeeded' | 'failed' | 'rejected';
  readonly responseStatusCode: number;
  readonly errorCode: string | null;
  readonly upstream: UpstreamPart | null;
  readonly attempts: readonly AttemptRow[];
  /** What the outcome adds to the request's metadata. */
  readonly metadata: JsonObject;
}

/** Ordinary bad luck, as shares of all requests, 0..1. */
const DENIED_SHARE = 0.005;
const DISCONNECTED_SHARE = 0.01;
const SERVER_ERROR_SHARE = 0.015;
/** For so long after its sign-in was lost an upstream is still tried, ms. */
const UNNOTICED_MS = 15_000;
const EXHAUSTED_NUMBER = 3;

/**
 * The end of a request by the plot: a Pool without an active upstream rejects (503), one that has just lost its
 * sign-in fails (502), an exhausted one is retried elsewhere (429); else a little bad luck (pooler-contract 4).
 */
export function outcomeOf(planned: PlannedRequest, poolSlug: string, id: string): RequestOutcome {
  const inPool = UPSTREAMS.filter(({ pools }) => pools.includes(poolSlug));
  const { luck, admittedMs } = planned;
  if (luck < DENIED_SHARE) {
    return denial(403, 'model_not_allowed', { policy_denial: { code: 'model_not_allowed' } });
  }
  const lost = inPool.find((part) => justLost(part, admittedMs));
  if (lost !== undefined && planned.upstreamDraw < 1 / inPool.length) {
    return failure(planned, lost, id, 502, 'upstream_unauthorized', 401);
  }
  const routable = inPool.filter(
    (part) => !['reauth_required', 'refresh_failed'].includes(statusOf(part, admittedMs)),
  );
  const chosen = routable[Math.floor(planned.upstreamDraw * routable.length)];
  if (chosen === undefined) return noUpstream(inPool, luck);
  if (luck < DISCONNECTED_SHARE) return failure(planned, chosen, id, 200, 'client_disconnected', 200);
  if (luck < SERVER_ERROR_SHARE) return failure(planned, chosen, id, 200, 'server_error', 200);
  const other = routable.find((part) => part !== chosen);
  const retried = chosen.number === EXHAUSTED_NUMBER && other !== undefined && exhausted(admittedMs);
  const failed = attempt(planned, chosen, id, 1, 'retryable_failed', 429, 'upstream_rate_limited');
  const served = retried ? other : chosen;
  return {
    status: 'succeeded',
    responseStatusCode: 200,
    errorCode: null,
    upstream: served,
    attempts: [
      ...(retried ? [failed] : []),
      attempt(planned, served, id, retried ? 2 : 1, 'succeeded', 200, null),
    ],
    metadata: {},
  };
}

function statusOf(part: UpstreamPart, atMs: number): string {
  return fateOf(part, atMs).status;
}

function justLost(part: UpstreamPart, atMs: number): boolean {
  const { silentSinceMs } = fateOf(part, atMs);
  return silentSinceMs !== null && atMs - silentSinceMs < UNNOTICED_MS;
}

function exhausted(atMs: number): boolean {
  return ['quota', 'outage'].includes(momentAt(atMs).phase);
}

/** Every third is pinned to an upstream that has to sign in again; the others find none that is eligible. */
function noUpstream(inPool: readonly UpstreamPart[], luck: number): RequestOutcome {
  const [pinned] = inPool;
  if (pinned !== undefined && luck > 2 / 3) {
    return denial(503, 'pinned_continuation_reauth_required', {
      continuity_denial: {
        code: 'pinned_continuation_reauth_required',
        denial_family: 'pinned_continuation_reauth',
        continuity_family: 'pinned_codex_session',
        pin_mode: 'hard',
        pin_reason: 'previous_response_id',
        internal_reason: 'identity_unavailable',
        upstream_lifecycle_family: 'reauth_required',
        token_refresh_reason_code_preview: 'refresh_token_revoked',
        upstream_identity_id: storyId(`upstream ${pinned.number}`),
      },
    });
  }
  return denial(503, 'no_eligible_upstream', { gateway_denial: { code: 'no_eligible_upstream' } });
}

function denial(responseStatusCode: number, errorCode: string, metadata: JsonObject): RequestOutcome {
  return { status: 'rejected', responseStatusCode, errorCode, upstream: null, attempts: [], metadata };
}

/** A stream that broke off has answered 200 all the same (pooler-contract 13.4). */
function failure(
  planned: PlannedRequest,
  upstream: UpstreamPart,
  id: string,
  responseStatusCode: number,
  errorCode: string,
  upstreamStatusCode: number,
): RequestOutcome {
  return {
    status: 'failed',
    responseStatusCode,
    errorCode,
    upstream,
    attempts: [attempt(planned, upstream, id, 1, 'failed', upstreamStatusCode, errorCode)],
    metadata: {},
  };
}

function attempt(
  { durationMs }: PlannedRequest,
  upstream: UpstreamPart,
  id: string,
  number: number,
  status: AttemptRow['status'],
  upstreamStatusCode: number,
  errorCode: string | null,
): AttemptRow {
  return {
    ref: `attempt_${id.slice(-11)}${number}`,
    status,
    retryable: status === 'retryable_failed',
    upstreamId: storyId(`upstream ${upstream.number}`),
    upstreamLabel: accountLabel(upstream),
    assignmentId: storyId(`assignment ${upstream.number}`),
    assignmentLabel: `assignment of ${accountLabel(upstream)}`,
    upstreamStatusCode,
    errorCode,
    latencyMs: durationMs,
    rejection: {},
  };
}
