import type { BulkheadCounts } from './bulkhead.ts';
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

interface Sample {
  readonly labels: string;
  readonly value: number;
}

/**
 * A small but genuine part of the Pooler's exposition: request counts and admission (pooler-contract 5.1, 5.2).
 * Counters end in `_count`, a family without a sample is absent (POOLER-T13).
 */
export function exposition(counters: RequestCounters, admission: BulkheadCounts): string {
  const mcp = (value: number): readonly Sample[] =>
    value === 0 ? [] : [{ labels: 'route_class="mcp",transport="unknown"', value }];
  const requests = counters.requests().map(({ method, statusClass, count }) => ({
    labels: `method="${method}",status_class="${statusClass}"`,
    value: count,
  }));
  const denied = counters.firewallDenials();
  return [
    family(`${PREFIX}_queued`, 'gauge', 'Requests queued by route class.', perClass(admission.queued)),
    family(`${PREFIX}_running`, 'gauge', 'Requests admitted by route class.', perClass(admission.running)),
    family(
      `${PREFIX}_rejected_count`,
      'counter',
      'Requests rejected by the bulkhead.',
      mcp(admission.rejected),
    ),
    family(`${PREFIX}_timeout_count`, 'counter', 'Requests that waited too long.', mcp(admission.timedOut)),
    family(`${PREFIX}_dequeued_count`, 'counter', 'Requests taken from the queue.', mcp(admission.dequeued)),
    family(`${PREFIX}_enqueued_count`, 'counter', 'Requests put in the queue.', mcp(admission.enqueued)),
    family(`${PREFIX}_accepted_count`, 'counter', 'Requests accepted immediately.', mcp(admission.accepted)),
    family(
      'codex_pooler_http_request_count',
      'counter',
      'HTTP requests by method and status class.',
      requests,
    ),
    family(
      'codex_pooler_ingress_firewall_denied_count',
      'counter',
      'Requests the firewall refused.',
      denied === 0 ? [] : [{ labels: 'reason="not_allowed",scope="mcp"', value: denied }],
    ),
  ].join('');
}

function perClass(mcp: number): readonly Sample[] {
  return ROUTE_CLASSES.map((name) => ({
    labels: `route_class="${name}"`,
    value: name === 'mcp' ? mcp : 0,
  }));
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const lines = samples.map(({ labels, value }) => `${name}{${labels}} ${value}`);
  return `${[`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n')}\n`;
}
