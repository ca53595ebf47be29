/** A counter the console reads: everything else an exposition holds is dropped unread (design 3.1). */
interface CounterName {
  /** Labels that belong to the sample and may be kept. */
  readonly labels: readonly string[];
  /** Gauge family with the Unix time at which the process created the series (slo-contract 1.2); null without one. */
  readonly created: string | null;
}

/** Counters to read, by exposed sample name. */
export type Families = Readonly<Record<string, CounterName>>;

/**
 * Exposed sample names of codex-pdf that the SLO rows need (slo-contract 1.2 and 4). `_sum` is left out:
 * no row uses a mean.
 */
export const COUNTER_NAMES: Families = {
  codex_api_requests_total: { labels: ['endpoint', 'status'], created: 'codex_api_requests_created' },
  codex_api_request_seconds_bucket: {
    labels: ['endpoint', 'le'],
    created: 'codex_api_request_seconds_created',
  },
  codex_api_request_seconds_count: { labels: ['endpoint'], created: 'codex_api_request_seconds_created' },
  codex_api_cache_lookups_total: {
    labels: ['endpoint', 'outcome'],
    created: 'codex_api_cache_lookups_created',
  },
  codex_ai_signal_calls_total: {
    labels: ['kind', 'model', 'status'],
    created: 'codex_ai_signal_calls_created',
  },
};

/** The creation-time gauges of counters, with their labels: a histogram's buckets and count share one. */
export function createdNames(families: Families): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.values(families).flatMap(({ created, labels }) =>
      created === null ? [] : [[created, labels.filter((label) => label !== 'le')]],
    ),
  );
}

/** The labels kept of each counter, as a scrape record tells them. */
export function labelsByName(families: Families): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(families).map(([name, { labels }]) => [name, labels]));
}

/** Every label that may be kept of any sample, and the renamed one of SLO-T11. */
export function keptLabels(families: Families): readonly string[] {
  const labels = new Set(Object.values(families).flatMap((family) => family.labels));
  return [...labels, ...(labels.has('endpoint') ? ['exported_endpoint'] : [])];
}

export type Labels = Readonly<Record<string, string>>;

/** What the service's own label values look like; anything else is not codex-pdf's and is not kept. */
const LABEL_VALUE = /^[\w.+:/-]{1,64}$/;

/**
 * The `allowed` ones of `labels`, or null where one is missing or does not look like a value of codex-pdf.
 *
 * SLO-T11: where the scrape configuration adds its own `endpoint`, Prometheus moves the service's to
 * `exported_endpoint`; then that one is kept under that name and the target's is dropped.
 */
export function keepLabels(allowed: readonly string[], labels: Labels): Labels | null {
  const kept: Record<string, string> = {};
  for (const label of allowed) {
    const name = label === 'endpoint' && labels.exported_endpoint !== undefined ? 'exported_endpoint' : label;
    const value = labels[name];
    if (value === undefined || !LABEL_VALUE.test(value)) return null;
    kept[name] = value;
  }
  return kept;
}

/** One text per series, whatever order its labels came in: `name{a="1",b="2"}`. */
export function seriesKey(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${name}{${pairs.map(([label, value]) => `${label}="${value}"`).join(',')}}`;
}
