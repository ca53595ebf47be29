import { restsOnStale, type SignalInput, statusSince } from '../input.ts';
import type { Finding } from '../signal.ts';

/** The gateway answers but says it is not ready: draining, or without its database (pooler-contract 1.2, 13.2). */
export function gatewayHealth(input: SignalInput): Finding[] {
  const gateway = input.picture.gateway;
  if (gateway === null || !gateway.alive || gateway.ready) return [];
  const since = statusSince(input, 'gateway', gateway.id);
  const subject = { kind: 'gateway' as const, id: 'gateway', label: 'the gateway' };
  return [
    {
      id: 'gateway.not_ready:gateway',
      rule: 'gateway.not_ready',
      severity: 'degraded',
      security: false,
      audience: 'operator',
      surfaces: ['gateway'],
      subject,
      title: 'The Pooler answers but reports that it is not ready',
      impact: 'Requests may be refused or fail on this node: it is draining, or cannot reach its database',
      nextCheck: 'Check whether a rollout is in progress; if not, check the Pooler database',
      evidence: [
        {
          source: 'gateway',
          text: 'readiness check answers 503',
          subject,
          fromMs: since?.atMs ?? null,
          toMs: input.picture.asOfMs,
        },
      ],
      stale: restsOnStale(input, ['gateway']),
      knownSince: since,
      pendingForMs: 0,
    },
  ];
}
