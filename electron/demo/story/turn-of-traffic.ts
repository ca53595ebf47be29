import type { RequestRow } from '../pooler/request-row.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';
import { requestsAt } from './requests.ts';

/** Something the gateway counts, at a second of a turn: a family, its labels and, for a wait, how long it was. */
export interface GatewayEvent {
  readonly second: number;
  readonly family: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Queue time in seconds; only of events that are timed. */
  readonly seconds?: number;
}

const STREAM = { route_class: 'proxy_stream', transport: 'unknown' } as const;
const LAST_SECOND = STORY_LENGTH_MS / 1000 - 1;

/** By phase, every so many-th request has to queue and how long it then waits, seconds. */
const QUEUEING = {
  calm: { every: 40, seconds: 0.02 },
  reauth: { every: 20, seconds: 0.04 },
  quota: { every: 6, seconds: 0.4 },
  outage: { every: 3, seconds: 2.4 },
  recovery: { every: 6, seconds: 0.8 },
} as const;

/**
 * What the gateway counts in one turn of the story. The requests are those of the log's first turn, so shares and
 * rates are the log's; what never gets a row (POOLER-T15) is added: bad keys, firewall denials, and while a Pool
 * cannot serve, requests that admission refuses or that wait too long.
 */
export function turnOfTraffic(): readonly GatewayEvent[] {
  // A minute later, so that the last requests of the turn have ended.
  const rows = requestsAt(STORY_LENGTH_MS + 60_000, 0).filter(
    ({ admittedAtMs }) => admittedAtMs >= 0 && admittedAtMs < STORY_LENGTH_MS,
  );
  return [...rows.flatMap(ofRequest), ...withoutRow(), ...circuits()];
}

function ofRequest(row: RequestRow, index: number): GatewayEvent[] {
  const admitted = Math.floor(row.admittedAtMs / 1000);
  const ended = Math.min(LAST_SECOND, Math.floor((row.completedAtMs ?? row.admittedAtMs) / 1000));
  const { every, seconds } = QUEUEING[momentAt(row.admittedAtMs).phase];
  const admission = (name: string) => ({
    family: `admission_${name}_count`,
    labels: STREAM,
    second: admitted,
  });
  const outcome = outcomeOf(row, index);
  return [
    ...(index % every === 0
      ? [
          admission('enqueued'),
          admission('dequeued'),
          { family: 'admission_dequeued_time_seconds', labels: STREAM, second: admitted, seconds },
        ]
      : [admission('accepted')]),
    answered(ended, `${Math.floor((row.responseStatusCode ?? 200) / 100)}xx`),
    ...(outcome === null ? [] : [streamEnd(ended, outcome)]),
  ];
}

/** A denied request never became a stream; a client that left interrupted one (pooler-contract 5.3). */
function outcomeOf({ status, errorCode }: RequestRow, index: number): string | null {
  if (status === 'rejected') return null;
  if (status === 'failed') return errorCode === 'client_disconnected' ? 'interrupted' : 'failed';
  return index % 600 === 7 ? 'settlement_failed' : 'succeeded';
}

function withoutRow(): GatewayEvent[] {
  const { outageAtMs, recoveryAtMs } = STORY_EVENTS;
  const outage = { from: outageAtMs / 1000 + 10, until: recoveryAtMs / 1000 };
  const admission = (name: string) => ({ family: `admission_${name}_count`, labels: STREAM });
  const denial = {
    family: 'ingress_firewall_denied_count',
    labels: { reason: 'not_allowed', scope: 'runtime' },
  };
  const bridge = { family: 'websocket_bridge_fallback_count', labels: { reason: 'bridge_no_first_event' } };
  return [
    ...secondsFrom(3, 30).map((second) => answered(second, '4xx')),
    ...secondsFrom(70, 240).flatMap((second) => [{ ...denial, second }, answered(second, '4xx')]),
    ...secondsFrom(outage.from, 2, outage.until).flatMap((second) => [
      { ...admission('rejected'), second },
      answered(second, '5xx'),
    ]),
    ...secondsFrom(outage.from + 5, 12, outage.until).flatMap((second) => [
      { ...admission('enqueued'), second },
      { ...admission('timeout'), second },
      answered(second, '5xx'),
    ]),
    ...secondsFrom(outage.from, 25, outage.until).map((second) => ({ ...bridge, second })),
  ];
}

/** The circuits of the upstreams in trouble open, are tried once a minute, and close with the recovery. */
function circuits(): GatewayEvent[] {
  const { reauthAtMs, quotaAtMs, outageAtMs, recoveryAtMs } = STORY_EVENTS;
  const transition = (second: number, name: string, reason: string): GatewayEvent => ({
    second,
    family: 'routing_circuit_transition_count',
    labels: { reason_class: reason, route_class: 'proxy_stream', transition: name },
  });
  const recovery = recoveryAtMs / 1000;
  const troubles = [
    { second: reauthAtMs / 1000 + 4, reason: 'upstream_unauthorized' },
    { second: quotaAtMs / 1000 + 6, reason: 'upstream_rate_limited' },
    { second: outageAtMs / 1000 + 4, reason: 'upstream_unauthorized' },
  ];
  return troubles.flatMap(({ second, reason }, index) => [
    transition(second, 'closed_to_open', reason),
    ...secondsFrom(second + 60, 60, recovery).flatMap((tried) => [
      transition(tried, 'open_to_half_open', 'none'),
      transition(tried, 'half_open_to_open', reason),
    ]),
    transition(recovery + 5 + index, 'open_to_half_open', 'none'),
    transition(recovery + 8 + index, 'half_open_to_closed', 'none'),
  ]);
}

function streamEnd(second: number, outcome: string): GatewayEvent {
  const labels = { downstream_transport: 'http_sse', outcome, upstream_transport: 'http_sse' };
  return { second, family: 'stream_outcome_count', labels };
}

function answered(second: number, statusClass: string): GatewayEvent {
  return { second, family: 'http_request_count', labels: { method: 'POST', status_class: statusClass } };
}

function secondsFrom(first: number, every: number, until: number = LAST_SECOND + 1): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil((until - first) / every)) },
    (_, index) => first + index * every,
  );
}
