import { CLIENT_EDGES } from '../catalogue/latency.ts';
import type { MetricsEvidence, MetricsReading, SeriesIncrease } from '../counters.ts';
import { SERIES } from '../select.ts';
import { REQUIRED_WINDOWS_MS } from '../windows.ts';

type Labels = Readonly<Record<string, string>>;

/** Responses of one endpoint by status. */
export function requests(endpoint: string, byStatus: Readonly<Record<string, number>>, labels: Labels = {}) {
  return Object.entries(byStatus).map(
    ([status, increase]): SeriesIncrease => ({
      name: SERIES.requests,
      labels: { ...labels, endpoint, status },
      increase,
    }),
  );
}

/** Cache look-ups of one endpoint by outcome. */
export function lookups(endpoint: string, byOutcome: Readonly<Record<string, number>>, labels: Labels = {}) {
  return Object.entries(byOutcome).map(
    ([outcome, increase]): SeriesIncrease => ({
      name: SERIES.lookups,
      labels: { ...labels, endpoint, outcome },
      increase,
    }),
  );
}

/** AI calls of one kind by status. */
export function aiCalls(kind: string, byStatus: Readonly<Record<string, number>>, labels: Labels = {}) {
  return Object.entries(byStatus).map(
    ([status, increase]): SeriesIncrease => ({
      name: SERIES.aiCalls,
      labels: { ...labels, kind, model: 'example-model', status },
      increase,
    }),
  );
}

/** Cumulative bucket increases of one endpoint, from `le` as exposed to count. */
export function buckets(endpoint: string, byEdge: Readonly<Record<string, number>>, labels: Labels = {}) {
  return Object.entries(byEdge).map(
    ([le, increase]): SeriesIncrease => ({
      name: SERIES.secondsBucket,
      labels: { ...labels, endpoint, le },
      increase,
    }),
  );
}

/** The buckets a process would expose after observing these durations in seconds. */
export function observed(
  endpoint: string,
  seconds: readonly number[],
  labels: Labels = {},
  edges: readonly number[] = CLIENT_EDGES,
) {
  const byEdge = Object.fromEntries([
    ...edges.map((edge) => [edge.toFixed(3), seconds.filter((value) => value <= edge).length] as const),
    ['+Inf', seconds.length] as const,
  ]);
  return buckets(endpoint, byEdge, labels);
}

/** A reading that shows the same series in every window, fully covered unless told otherwise. */
export function reading(
  series: readonly SeriesIncrease[],
  changes: Partial<Omit<MetricsReading, 'windows'>> & { readonly coverage?: number } = {},
): MetricsReading {
  const { coverage = 1, ...rest } = changes;
  return {
    windows: new Map(
      REQUIRED_WINDOWS_MS.map((windowMs) => [windowMs, { windowMs, endMs: 0, coverage, series }]),
    ),
    interleaved: [],
    retentionMs: null,
    notes: [],
    ...rest,
  };
}

/** The same as evidence. */
export function evidence(...args: Parameters<typeof reading>): MetricsEvidence {
  return { kind: 'reading', reading: reading(...args) };
}
