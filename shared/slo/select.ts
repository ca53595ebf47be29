import type { MetricsReading, SeriesIncrease } from './counters.ts';
import { type Bucket, type Histogram, histogram } from './histogram.ts';

/** The families of codex-pdf this console reads (slo-contract 1.2), by exposed sample name. */
export const SERIES = {
  requests: 'codex_api_requests_total',
  secondsBucket: 'codex_api_request_seconds_bucket',
  lookups: 'codex_api_cache_lookups_total',
  aiCalls: 'codex_ai_signal_calls_total',
} as const;

export type Labels = Readonly<Record<string, string>>;

/**
 * The service's own `endpoint` label. A scrape configuration that adds a target label of that name pushes
 * the service's to `exported_endpoint` (SLO-T11), so that one wins where it exists.
 */
export function endpointOf(labels: Labels): string | undefined {
  return labels.exported_endpoint ?? labels.endpoint;
}

/** Whether the service's label was renamed by the scrape configuration (SLO-T11). */
export function hasRenamedEndpoint(series: readonly SeriesIncrease[]): boolean {
  return series.some(({ labels }) => labels.exported_endpoint !== undefined);
}

/** The series of one name whose labels match. */
export function select(
  series: readonly SeriesIncrease[],
  name: string,
  matches: (labels: Labels) => boolean = () => true,
): readonly SeriesIncrease[] {
  return series.filter((one) => one.name === name && matches(one.labels));
}

/** The series of one name and one of some endpoints. */
export function selectEndpoints(
  series: readonly SeriesIncrease[],
  name: string,
  endpoints: readonly string[],
): readonly SeriesIncrease[] {
  return select(series, name, (labels) => endpoints.includes(endpointOf(labels) ?? ''));
}

/**
 * Sum of increases over everything, replicas included; null where no series exists, which is not zero
 * (SLO-T8). NaN increases count as absent (SLO-T9).
 */
export function sum(series: readonly SeriesIncrease[]): number | null {
  const counted = series.filter(({ increase }) => Number.isFinite(increase));
  return counted.length === 0 ? null : counted.reduce((total, { increase }) => total + increase, 0);
}

/** Groups series by a label's value; series without it are left out. */
export function groupBy(
  series: readonly SeriesIncrease[],
  label: (labels: Labels) => string | undefined,
): ReadonlyMap<string, readonly SeriesIncrease[]> {
  const groups = new Map<string, SeriesIncrease[]>();
  for (const one of series) {
    const value = label(one.labels);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [one]);
    else group.push(one);
  }
  return groups;
}

/** A Prometheus float in a label: `+Inf` is not a number to JavaScript (slo-contract 10). */
function parseEdge(le: string): number {
  return le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
}

function countReplicas(series: readonly SeriesIncrease[]): number {
  return groupBy(series, (labels) => labels.instance ?? '').size;
}

/**
 * The latency histogram of one endpoint, replicas added bucket by bucket (slo-contract 9.1, C8). Edges that
 * only some replicas have are left out, or a roll-out of new edges would read as slow requests.
 * Null where the endpoint has no such series.
 */
export function latencyHistogram(series: readonly SeriesIncrease[], endpoint: string): Histogram | null {
  return histogramOf(selectEndpoints(series, SERIES.secondsBucket, [endpoint]));
}

/** The histogram of these `_bucket` series, added edge by edge as above; null without any. */
export function histogramOf(buckets: readonly SeriesIncrease[]): Histogram | null {
  const replicas = countReplicas(buckets);
  const merged: Bucket[] = [];
  for (const [le, group] of groupBy(buckets, (labels) => labels.le)) {
    const count = sum(group);
    if (count !== null && countReplicas(group) === replicas) merged.push({ le: parseEdge(le), count });
  }
  return histogram(merged);
}

/** The replicas a reading knows, in order of their names. */
export function replicasOf(reading: MetricsReading): readonly string[] {
  const names = new Set<string>();
  for (const { series } of reading.windows.values()) {
    for (const { labels } of series) if (labels.instance !== undefined) names.add(labels.instance);
  }
  return [...names].sort();
}

/** The part of a reading that is about one replica, so that it can be judged by the same code. */
export function ofReplica(reading: MetricsReading, replica: string): MetricsReading {
  const windows = [...reading.windows].map(
    ([ms, window]) =>
      [ms, { ...window, series: window.series.filter(({ labels }) => labels.instance === replica) }] as const,
  );
  return {
    ...reading,
    windows: new Map(windows),
    interleaved: reading.interleaved.filter((one) => one.replica === replica),
  };
}

/** Whether the deployment ever ran AI: no such series exists before the first call (slo-contract 1.2). */
export function hasAiSeries(reading: MetricsReading): boolean {
  return [...reading.windows.values()].some(({ series }) =>
    series.some(({ name }) => name === SERIES.aiCalls),
  );
}
