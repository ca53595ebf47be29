import type {
  EntityBatch,
  EntityKind,
  EntityOf,
  GatewayHealth,
  Service,
} from '../../../shared/metadata/entities.ts';
import type { SourceId } from '../../../shared/metadata/source.ts';
import type { Signal } from '../../../shared/signals/signal.ts';
import { sloRow } from '../../../shared/signals/testing/signals.ts';
import type { SloResult, Verdict } from '../../../shared/slo/result.ts';
import type { PollRecord } from '../contract.ts';

/** Invented records for the store's tests; every function takes what the test is about and fills in the rest. */

export { membership, pool, quota, quotaWindow, upstream } from '../../../shared/metadata/testing/records.ts';

export function gateway(change: Partial<GatewayHealth> = {}): GatewayHealth {
  return { id: 'gateway', alive: true, ready: true, ...change };
}

export function service(change: Partial<Service> = {}): Service {
  return {
    id: 'pooler',
    version: '0.1.0',
    protocolVersion: '2025-06-18',
    supportedToolCount: 21,
    operatorStatus: 'active',
    ...change,
  };
}

export function batch<K extends EntityKind>(kind: K, items: EntityOf<K>[], complete = true): EntityBatch<K> {
  return { kind, items, complete };
}

/** A successful poll of the Pools surface unless told otherwise. */
export function poll(
  atMs: number,
  batches: EntityBatch[] = [],
  change: Partial<PollRecord> = {},
): PollRecord {
  const source: SourceId = 'pools';
  return { source, via: 'mcp', atMs, durationMs: 20, outcome: 'ok', detail: 'Read.', batches, ...change };
}

export function signal(id: string, atMs: number, change: Partial<Signal> = {}): Signal {
  return {
    id,
    rule: 'upstream-reauth',
    severity: 'degraded',
    security: false,
    audience: 'operator',
    surfaces: ['upstreams'],
    subject: { kind: 'upstream', id: 'u1', label: 'example-u1' },
    title: 'example-u1 needs re-authentication.',
    impact: 'One upstream less.',
    nextCheck: 'Sign in again.',
    evidence: [
      { source: 'upstreams', text: 'status reauth_required', subject: null, fromMs: 1_000, toMs: atMs },
    ],
    stale: false,
    state: 'firing',
    sinceMs: 1_000,
    sinceIsLowerBound: false,
    lastSeenMs: atMs,
    resolvedAtMs: null,
    occurrences: 1,
    acknowledged: null,
    ...change,
  };
}

export function sloResult(verdict: Verdict, n = 100): SloResult {
  return { rows: [sloRow('availability.extract', { verdict, n })], lanes: [] };
}
