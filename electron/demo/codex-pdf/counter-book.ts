import type { CounterSample } from '../../../shared/slo/counters.ts';
import { EDGES } from './edges.ts';
import { pythonFloat } from './python-float.ts';
import type { Served } from './serving.ts';

type Labels = Readonly<Record<string, string>>;

/** The counters of one process that serves in bulk: an hour of traffic costs what a second does. */
export interface CounterBook {
  /** Counts what was served; `atMs` (Unix ms) becomes the creation time of series it is the first of. */
  record(served: Served, atMs: number): void;
  /** What a scrape would read now. */
  samples(): readonly CounterSample[];
}

const ALL_EDGES: readonly number[] = [...EDGES, Number.POSITIVE_INFINITY];

/** Starts a process. It exposes the samples the simulator's `/metrics` would, without `_sum`. */
export function createCounterBook(): CounterBook {
  const series = new Map<string, CounterSample>();

  const add = (name: string, labels: Labels, count: number, atMs: number): void => {
    const key = `${name} ${JSON.stringify(labels)}`;
    const before = series.get(key) ?? { name, labels, value: 0, createdAtMs: atMs };
    series.set(key, { ...before, value: before.value + count });
  };

  return {
    record({ endpoints, ai }, atMs) {
      for (const { endpoint, statuses, observations, lookups } of endpoints) {
        for (const { label: status, count } of statuses) {
          add('codex_api_requests_total', { endpoint, status }, count, atMs);
        }
        for (const { label: outcome, count } of lookups) {
          add('codex_api_cache_lookups_total', { endpoint, outcome }, count, atMs);
        }
        if (observations.length === 0) continue;
        for (const edge of ALL_EDGES) {
          const within = observations.reduce((sum, one) => sum + (one.seconds <= edge ? one.count : 0), 0);
          add('codex_api_request_seconds_bucket', { endpoint, le: pythonFloat(edge) }, within, atMs);
        }
        const all = observations.reduce((sum, one) => sum + one.count, 0);
        add('codex_api_request_seconds_count', { endpoint }, all, atMs);
      }
      for (const { kind, model, statuses } of ai) {
        for (const { label: status, count } of statuses) {
          add('codex_ai_signal_calls_total', { kind, model, status }, count, atMs);
        }
      }
    },
    samples: () => [...series.values()],
  };
}
