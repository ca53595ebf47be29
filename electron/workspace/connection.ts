import type { SourcePlan } from '../../shared/metadata/freshness.ts';
import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import { isPublishableLabel } from '../../shared/redaction/label.ts';
import type { SloRow } from '../../shared/slo/catalogue/row.ts';
import type { CounterStore } from '../../shared/slo/counters.ts';
import type { MetricsCredentials, MetricsSource } from '../sources/metrics/contract.ts';
import { COUNTER_NAMES } from '../sources/metrics/families.ts';
import { createPrometheusSource } from '../sources/metrics/prometheus-source.ts';
import { rowFamilies } from '../sources/metrics/row-families.ts';
import { createScrapeSource } from '../sources/metrics/scrape-source.ts';
import type { PoolerSource } from '../sources/pooler/contract.ts';
import { createPoolerSource } from '../sources/pooler/pooler-source.ts';
import { knownValuesOf } from './known-values.ts';

const REQUEST_TIMEOUT_MS = 15_000;
/** The largest recorded answer is about 0.3 MB; a hundred times that is no Pooler (pooler-contract 13.5). */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** How often each task reads (pooler-contract 13.5), ms. */
export const INTERVALS_MS = {
  inventory: 30_000,
  quotas: 60_000,
  keys: 60_000,
  invites: 60_000,
  operators: 5 * 60_000,
  requests: 10_000,
  audit: 30_000,
  jobs: 15_000,
  settings: 60_000,
  alerts: 30_000,
  traffic: 30_000,
  gateway: 15_000,
  scrape: 15_000,
  prometheus: 30_000,
};

/** The sources of one connection, ready to be polled. */
export interface Connection {
  readonly name: string;
  readonly demo: boolean;
  readonly plan: SourcePlan;
  readonly pooler: PoolerSource | null;
  /** Built late: a direct scrape keeps its counters in the store. */
  readonly metrics: ((counters: CounterStore, rows: readonly SloRow[]) => MetricsSource) | null;
  /** Rows on the Pooler's own metrics, read from the same metrics server; null for a direct scrape. */
  readonly poolerMetrics: ((selector: string, rows: readonly SloRow[]) => MetricsSource) | null;
  /** What the redaction gate must recognise as the operator's own. */
  readonly knownValues: () => readonly KnownValue[];
  close(): Promise<void>;
}

function planOf(profile: Profile, prefix: string): SourcePlan {
  const notBuilt = { via: 'none', missing: 'not built' } as const;
  const missing = { via: 'none', missing: 'not configured' } as const;
  const mcp = (intervalMs: number) =>
    profile.pooler === null ? missing : { via: `${prefix}mcp`, intervalMs };
  const slo = profile.metrics;
  return {
    pools: mcp(INTERVALS_MS.inventory),
    upstreams: mcp(INTERVALS_MS.inventory),
    quotas: mcp(INTERVALS_MS.quotas),
    gateway: profile.pooler === null ? missing : { via: `${prefix}http`, intervalMs: INTERVALS_MS.gateway },
    slo: slo === null ? missing : { via: `${prefix}${slo.kind}`, intervalMs: INTERVALS_MS[slo.kind] },
    keys: notBuilt,
    requests: notBuilt,
    audit: notBuilt,
    jobs: notBuilt,
    settings: notBuilt,
    alerts: notBuilt,
  };
}

function credentialsOf(
  metrics: NonNullable<Profile['metrics']>,
  secrets: () => ProfileSecrets,
): MetricsCredentials {
  switch (metrics.auth.kind) {
    case 'none':
      return { kind: 'none' };
    case 'bearer':
      return { kind: 'bearer', token: () => secrets().metricsSecret };
    case 'basic':
      return { kind: 'basic', username: metrics.auth.username, password: () => secrets().metricsSecret };
  }
}

function metricsOf(
  profile: Profile,
  secrets: () => ProfileSecrets,
  nowMs: () => number,
): Pick<Connection, 'metrics' | 'poolerMetrics'> {
  const { metrics } = profile;
  if (metrics === null) return { metrics: null, poolerMetrics: null };
  const common = {
    credentials: credentialsOf(metrics, secrets),
    headers: metrics.headers,
    allowInsecureHttp: profile.allowInsecureHttp,
    nowMs,
    timeoutMs: REQUEST_TIMEOUT_MS,
    maxBodyBytes: MAX_BODY_BYTES,
  };
  if (metrics.kind === 'scrape') {
    const targets = metrics.urls.map((url) => new URL(url));
    return {
      metrics: (counters) => createScrapeSource({ ...common, targets, counters, probeHealth: true }),
      poolerMetrics: null,
    };
  }
  const url = new URL(metrics.url);
  return {
    metrics: (_counters, rows) =>
      createPrometheusSource({
        ...common,
        url,
        selector: metrics.selector,
        families: { ...COUNTER_NAMES, ...rowFamilies(rows) },
      }),
    poolerMetrics: (selector, rows) =>
      createPrometheusSource({ ...common, url, selector, families: rowFamilies(rows) }),
  };
}

export interface ConnectOptions {
  readonly nowMs: () => number;
  /** `demo ` in front of every source's road, so that nobody takes simulated figures for real ones. */
  readonly demo: boolean;
  readonly name: string;
}

/** Builds the sources of a profile. Nothing is contacted yet. */
export function connect(
  profile: Profile,
  secrets: () => ProfileSecrets,
  options: ConnectOptions,
): Connection {
  const pooler =
    profile.pooler === null
      ? null
      : createPoolerSource({
          url: new URL(profile.pooler.url),
          token: () => secrets().poolerToken,
          allowInsecureHttp: profile.allowInsecureHttp,
          isPublishable: isPublishableLabel,
          nowMs: options.nowMs,
          timeoutMs: REQUEST_TIMEOUT_MS,
          maxBodyBytes: MAX_BODY_BYTES,
        });
  return {
    name: options.name,
    demo: options.demo,
    plan: planOf(profile, options.demo ? 'demo ' : ''),
    pooler,
    ...metricsOf(profile, secrets, options.nowMs),
    knownValues: () => knownValuesOf(profile, secrets()),
    async close() {
      await pooler?.close();
    },
  };
}
