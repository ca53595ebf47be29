import type { BulkheadCounts } from './bulkhead.ts';
import { type ExposedFamily, type ExposedSample, familyText, mergeFamilies } from './exposed-family.ts';
import type { RequestCounters } from './request-counters.ts';

const ROUTE_CLASSES = [
  'proxy_http',
  'proxy_control',
  'proxy_stream',
  'proxy_websocket',
  'proxy_compact',
  'file_upload',
  'audio_transcription',
  'admin_browser',
  'mcp',
] as const;

const PREFIX = 'codex_pooler_gateway_admission';

/**
 * A small but genuine part of the Pooler's exposition: what the simulator itself counted of its requests, and the
 * traffic of its world (pooler-contract 5.1, 5.2). Counters end in `_count`, a family without a sample is absent
 * (POOLER-T13).
 */
export function exposition(
  counters: RequestCounters,
  admission: BulkheadCounts,
  traffic: readonly ExposedFamily[],
): string {
  return mergeFamilies([...ownFamilies(counters, admission), ...traffic])
    .map(familyText)
    .join('');
}

function ownFamilies(counters: RequestCounters, admission: BulkheadCounts): ExposedFamily[] {
  const mcp = (name: string, help: string, value: number): ExposedFamily => ({
    name: `${PREFIX}_${name}`,
    type: 'counter',
    help,
    samples: value === 0 ? [] : [{ labels: { route_class: 'mcp', transport: 'unknown' }, value }],
  });
  const gauge = (name: string, help: string, value: number): ExposedFamily => ({
    name: `${PREFIX}_${name}`,
    type: 'gauge',
    help,
    samples: perClass(value),
  });
  const denied = counters.firewallDenials();
  return [
    gauge('queued', 'Requests queued by route class.', admission.queued),
    gauge('running', 'Requests admitted by route class.', admission.running),
    mcp('rejected_count', 'Requests rejected by the bulkhead.', admission.rejected),
    mcp('timeout_count', 'Requests that waited too long.', admission.timedOut),
    mcp('dequeued_count', 'Requests taken from the queue.', admission.dequeued),
    mcp('enqueued_count', 'Requests put in the queue.', admission.enqueued),
    mcp('accepted_count', 'Requests accepted immediately.', admission.accepted),
    {
      name: 'codex_pooler_http_request_count',
      type: 'counter',
      help: 'HTTP requests by method and status class.',
      samples: counters.requests().map(({ method, statusClass, count }) => ({
        labels: { method, status_class: statusClass },
        value: count,
      })),
    },
    {
      name: 'codex_pooler_ingress_firewall_denied_count',
      type: 'counter',
      help: 'Requests the firewall refused.',
      samples: denied === 0 ? [] : [{ labels: { reason: 'not_allowed', scope: 'mcp' }, value: denied }],
    },
  ];
}

function perClass(mcp: number): readonly ExposedSample[] {
  return ROUTE_CLASSES.map((name) => ({ labels: { route_class: name }, value: name === 'mcp' ? mcp : 0 }));
}
