import type { AuditEvent } from '../audit-log.ts';
import type { GatewayTraffic, TrafficWindow } from '../gateway-traffic.ts';
import type { Job } from '../job.ts';
import type { JobFacts } from '../job-facts.ts';
import type { LogCoverage } from '../log-coverage.ts';
import type { Transition } from '../picture.ts';
import { REQUEST_WINDOW_MS, type RequestFigures, type RequestWindow } from '../request-figures.ts';
import { MINUTE_MS, NOW_MS } from './records.ts';

/** One window of 1,000 requests, all of which succeeded. */
function requestWindow(toMs: number, change: Partial<RequestWindow>): RequestWindow {
  return {
    fromMs: toMs - REQUEST_WINDOW_MS,
    toMs,
    covered: 1,
    settled: 1_000,
    succeeded: 1_000,
    failed: 0,
    clientDisconnected: 0,
    rejected: 0,
    open: 0,
    retried: 0,
    costMicroUsd: 1_000_000,
    unpriced: 0,
    totalTokens: 1_000_000,
    byCode: [],
    latency: [],
    deniedKeys: [],
    byPool: [],
    ...change,
  };
}

/** The present window and the one before it. */
export function requestFigures(
  current: Partial<RequestWindow> = {},
  previous: Partial<RequestWindow> = {},
): RequestFigures {
  return {
    current: requestWindow(NOW_MS, current),
    previous: requestWindow(NOW_MS - REQUEST_WINDOW_MS, previous),
  };
}

/** An operator changed a routing value of the Pool `primary` five minutes ago. */
export function auditEvent(id: string, change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id,
    occurredAtMs: NOW_MS - 5 * MINUTE_MS,
    actorType: 'user',
    actorId: 'o1',
    actorLabel: 'operator-o1',
    poolId: 'primary',
    poolLabel: 'example-primary',
    action: 'pool.routing_update',
    targetType: 'pool',
    targetId: 'primary',
    outcome: 'success',
    correlationId: null,
    facts: [],
    ...change,
  };
}

/** A refresh job that has just been queued. */
export function job(id: number, change: Partial<Job> = {}): Job {
  return {
    id,
    state: 'available',
    queue: 'jobs',
    worker: 'TokenRefreshWorker',
    attempt: 1,
    maxAttempts: 8,
    priority: 0,
    insertedAtMs: NOW_MS,
    scheduledAtMs: NOW_MS,
    attemptedAtMs: null,
    completedAtMs: null,
    discardedAtMs: null,
    cancelledAtMs: null,
    targetRef: '0a1b2c3d',
    ...change,
  };
}

export function jobFacts(attention: readonly Job[], change: Partial<JobFacts> = {}): JobFacts {
  return { attention, attentionTotal: attention.length, lastCompleted: [], ...change };
}

/** A window that was sampled throughout and in which nothing was counted. */
export function trafficWindow(windowMs: number, change: Partial<TrafficWindow> = {}): TrafficWindow {
  return {
    windowMs,
    coverage: 1,
    http: [],
    admission: [],
    streams: [],
    circuit: [],
    bridgeFallbacks: [],
    firewallDenials: [],
    ...change,
  };
}

/** Five quiet minutes, and an hour of twelve times as much unless told otherwise. */
export function traffic(
  recent: Partial<TrafficWindow> = {},
  hour: Partial<TrafficWindow> = {},
  change: Partial<GatewayTraffic> = {},
): GatewayTraffic {
  return {
    atMs: NOW_MS,
    windows: [trafficWindow(5 * MINUTE_MS, recent), trafficWindow(60 * MINUTE_MS, hour)],
    saturation: [],
    interleaved: false,
    exposure: 'protected',
    ...change,
  };
}

/** One log, all of whose rows are held. */
export function coverage(log: LogCoverage['log'], change: Partial<LogCoverage> = {}): LogCoverage {
  return {
    log,
    spans: [],
    gaps: [],
    backfill: null,
    rows: 100,
    newestMs: NOW_MS - 5_000,
    oldestMs: NOW_MS - 60 * MINUTE_MS,
    ...change,
  };
}

/** A setting that was changed five minutes ago; its values are never known. */
export function settingChange(id: string, change: Partial<Transition> = {}): Transition {
  return {
    subject: { kind: 'setting', id, label: id },
    field: 'value',
    from: null,
    to: 'changed',
    atMs: NOW_MS - 5 * MINUTE_MS,
    timing: 'observed',
    ...change,
  };
}
