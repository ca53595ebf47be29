import type { SloRow } from '../../../shared/slo/catalogue/row.ts';
import type { ExpositionPlan } from './exposition.ts';
import type { Families } from './families.ts';
import { rowFamilies } from './row-families.ts';

const PREFIX = 'codex_pooler_gateway';

/** The Pooler's families that say how its traffic fares, by exposed sample name (pooler-contract 5.2). */
export const GATEWAY = {
  http: 'codex_pooler_http_request_count',
  accepted: `${PREFIX}_admission_accepted_count`,
  enqueued: `${PREFIX}_admission_enqueued_count`,
  rejected: `${PREFIX}_admission_rejected_count`,
  timedOut: `${PREFIX}_admission_timeout_count`,
  waitBucket: `${PREFIX}_admission_dequeued_time_seconds_bucket`,
  streams: `${PREFIX}_stream_outcome_count`,
  circuit: `${PREFIX}_routing_circuit_transition_count`,
  bridgeFallbacks: `${PREFIX}_websocket_bridge_fallback_count`,
  firewallDenials: 'codex_pooler_ingress_firewall_denied_count',
} as const;

/** Sampled every 10 s; they carry all route classes once sampled (pooler-contract 5.2). */
export const GATEWAY_GAUGES = {
  running: `${PREFIX}_admission_running`,
  queued: `${PREFIX}_admission_queued`,
} as const;

const counting = (...labels: string[]) => ({ labels, created: null });

/** Those counters with the labels that are kept: method and transport are summed away, `transport` is free text. */
export const GATEWAY_FAMILIES: Families = {
  [GATEWAY.http]: counting('status_class'),
  [GATEWAY.accepted]: counting('route_class'),
  [GATEWAY.enqueued]: counting('route_class'),
  [GATEWAY.rejected]: counting('route_class'),
  [GATEWAY.timedOut]: counting('route_class'),
  [GATEWAY.waitBucket]: counting('route_class', 'le'),
  [GATEWAY.streams]: counting('outcome'),
  [GATEWAY.circuit]: counting('transition', 'route_class', 'reason_class'),
  [GATEWAY.bridgeFallbacks]: counting('reason'),
  [GATEWAY.firewallDenials]: counting('scope', 'reason'),
};

/** What is read of the Pooler's `/metrics`: its traffic, and what rows on its counters ask for. */
export function gatewayExposition(rows: readonly SloRow[]): ExpositionPlan {
  return {
    counters: { ...GATEWAY_FAMILIES, ...rowFamilies(rows, GATEWAY_FAMILIES) },
    gauges: { [GATEWAY_GAUGES.running]: ['route_class'], [GATEWAY_GAUGES.queued]: ['route_class'] },
    ownNames: /^(?:codex_pooler|phoenix)_/,
  };
}
