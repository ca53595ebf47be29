import { NOW_MS, picture, sources } from '../../metadata/testing/records.ts';
import type { LaneResult, SloRowResult } from '../../slo/result.ts';
import { type HistoryFacts, NO_HISTORY, type SignalInput } from '../input.ts';
import type { Finding, Signal } from '../signal.ts';

/** What rules look at: an empty picture of live sources, changed where the test says so. */
export function signalInput(change: Partial<SignalInput> = {}): SignalInput {
  return {
    nowMs: NOW_MS,
    picture: picture(),
    sources: sources(),
    slo: null,
    history: NO_HISTORY,
    expectedPools: [],
    ...change,
  };
}

/** What rules look at where only the histories have something to say. */
export function withHistory(history: Partial<HistoryFacts>, change: Partial<SignalInput> = {}): SignalInput {
  return signalInput({ history: { ...NO_HISTORY, ...history }, ...change });
}

export function finding(id: string, change: Partial<Finding> = {}): Finding {
  return {
    id,
    rule: 'upstream.reauth_required',
    severity: 'watch',
    security: false,
    audience: 'operator',
    surfaces: ['upstreams'],
    subject: { kind: 'upstream', id: 'u1', label: 'example-u1' },
    title: 'example-u1 needs re-authentication',
    impact: 'Its Pools serve with one upstream less',
    nextCheck: 'Re-authenticate example-u1',
    evidence: [],
    stale: false,
    knownSince: null,
    pendingForMs: 0,
    ...change,
  };
}

export function signal(id: string, change: Partial<Signal> = {}): Signal {
  const { knownSince: _since, pendingForMs: _pending, ...base } = finding(id);
  return {
    ...base,
    state: 'firing',
    sinceMs: NOW_MS,
    sinceIsLowerBound: false,
    lastSeenMs: NOW_MS,
    resolvedAtMs: null,
    occurrences: 1,
    acknowledged: null,
    ...change,
  };
}

export function sloRow(id: string, change: Partial<SloRowResult> = {}): SloRowResult {
  return {
    id,
    class: 'exact',
    verdict: 'pass',
    target: 0.999,
    unit: 'ratio',
    window: '30d',
    scope: 'handler view, replicas merged',
    estimate: 0.9995,
    interval: { low: 0.9995, high: 0.9995 },
    n: 12_345,
    coverage: 1,
    why: 'Counted exactly.',
    ...change,
  };
}

export function lane(id: string, change: Partial<LaneResult> = {}): LaneResult {
  return {
    id,
    state: 'inactive',
    condition: 'false',
    activeAtMs: null,
    firedAtMs: null,
    threshold: 0.01,
    unit: 'ratio',
    holdMs: 300_000,
    estimate: 0,
    why: 'Under its threshold.',
    ...change,
  };
}
