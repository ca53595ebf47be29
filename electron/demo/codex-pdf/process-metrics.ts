import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { EDGES } from './edges.ts';
import { type CreationTimes, pythonExposition } from './python-exposition.ts';
import type { Served } from './serving.ts';

/** The counters of one worker process, from its start to its end. */
export interface ProcessMetrics {
  /** Counts what was served; `atMs` (Unix ms) becomes the creation time of children it is the first of. */
  record(served: Served, atMs: number): void;
  /** The body of `/metrics`. */
  expose(): Promise<string>;
}

/** Starts a worker. Without `createdSeries` it behaves as under `PROMETHEUS_DISABLE_CREATED_SERIES`. */
export function createProcessMetrics(startedAtMs: number, createdSeries: boolean): ProcessMetrics {
  const registry = new Registry();
  const registers = [registry];
  const created: CreationTimes = new Map();
  const cpuSeconds = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Total user and system CPU time spent in seconds.',
    registers,
  });
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'Start time of the process since unix epoch in seconds.',
    registers,
  }).set(startedAtMs / 1000);
  const requests = new Counter({
    name: 'codex_api_requests_total',
    help: 'Codex API request count',
    labelNames: ['endpoint', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'codex_api_request_seconds',
    help: 'Codex API request latency',
    labelNames: ['endpoint'],
    buckets: [...EDGES],
    registers,
  });
  const lookups = new Counter({
    name: 'codex_api_cache_lookups_total',
    help: 'Cache lookups by endpoint and outcome',
    labelNames: ['endpoint', 'outcome'],
    registers,
  });
  const aiCalls = new Counter({
    name: 'codex_ai_signal_calls_total',
    help: 'Codex AI signal extractor invocations',
    labelNames: ['kind', 'model', 'status'],
    registers,
  });

  const noteCreation = (family: string, labels: Readonly<Record<string, string>>, atMs: number): void => {
    const children = created.get(family) ?? new Map();
    created.set(family, children);
    const key = JSON.stringify(labels);
    if (!children.has(key)) children.set(key, { labels, atMs });
  };

  return {
    record({ endpoints, ai }, atMs) {
      for (const { endpoint, statuses, observations, lookups: looked } of endpoints) {
        for (const { label: status, count } of statuses) {
          requests.inc({ endpoint, status }, count);
          noteCreation('codex_api_requests', { endpoint, status }, atMs);
        }
        for (const { seconds: took, count } of observations) {
          for (let n = 0; n < count; n += 1) seconds.observe({ endpoint }, took);
          cpuSeconds.inc((took * count) / 10);
          noteCreation('codex_api_request_seconds', { endpoint }, atMs);
        }
        for (const { label: outcome, count } of looked) {
          lookups.inc({ endpoint, outcome }, count);
          noteCreation('codex_api_cache_lookups', { endpoint, outcome }, atMs);
        }
      }
      for (const { kind, model, statuses } of ai) {
        for (const { label: status, count } of statuses) {
          aiCalls.inc({ kind, model, status }, count);
          noteCreation('codex_ai_signal_calls', { kind, model, status }, atMs);
        }
      }
    },
    expose: async () =>
      pythonExposition(await registry.getMetricsAsJSON(), createdSeries ? created : new Map()),
  };
}
