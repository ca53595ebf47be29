import type { GatewayHealth } from '../../metadata/entities.ts';
import { found } from '../found.ts';
import { type SignalInput, statusSince } from '../input.ts';
import type { Finding, Subject } from '../signal.ts';

const SUBJECT: Subject = { kind: 'gateway', id: 'gateway', label: 'the gateway' };

/** A proxy that reloads answers 502 for a moment: two reads must see it, ms (pooler-contract 13.5). Own threshold. */
const NOT_ALIVE_FOR_MS = 30_000;

type Said = Pick<Finding, 'rule' | 'severity' | 'title' | 'impact' | 'nextCheck' | 'pendingForMs'>;

const NOT_ALIVE: Said = {
  rule: 'gateway.not_alive',
  severity: 'outage',
  title: 'The health check of the Pooler fails',
  impact: 'Clients of every Pool are refused at this address',
  nextCheck: 'Check that the Pooler runs, and the proxy in front of it',
  pendingForMs: NOT_ALIVE_FOR_MS,
};

const NOT_READY: Said = {
  rule: 'gateway.not_ready',
  severity: 'degraded',
  title: 'The Pooler answers but reports that it is not ready',
  impact: 'Requests may be refused or fail on this node: it is draining, or cannot reach its database',
  nextCheck: 'Check whether a rollout is in progress; if not, check the Pooler database',
  pendingForMs: 0,
};

function troubleOf({ alive, ready }: GatewayHealth): Said | null {
  if (!alive) return NOT_ALIVE;
  return ready ? null : NOT_READY;
}

/** What the health routes say: a server error, or not ready while draining or without a database (pooler-contract 1.2, 13.2). */
export function gatewayHealth(input: SignalInput): Finding[] {
  const { gateway } = input.picture;
  const trouble = gateway === null ? null : troubleOf(gateway);
  if (gateway === null || trouble === null) return [];
  const since = statusSince(input, 'gateway', gateway.id);
  const text = gateway.alive ? 'readiness check answers 503' : 'health check answers with a server error';
  return [
    found(input, {
      ...trouble,
      subject: SUBJECT,
      restsOn: ['gateway'],
      evidence: [{ source: 'gateway', text, fromMs: since?.atMs ?? null }],
      knownSince: since,
    }),
  ];
}
