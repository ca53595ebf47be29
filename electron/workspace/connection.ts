import type { SourcePlan } from '../../shared/metadata/freshness.ts';
import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import { isPublishableLabel } from '../../shared/redaction/label.ts';
import type { SloRow } from '../../shared/slo/catalogue/row.ts';
import type { CounterStore } from '../../shared/slo/counters.ts';
import { type ContractSource, createContractSource } from '../sources/codex-pdf/contract-source.ts';
import type { DatabaseConfig } from '../sources/database/config.ts';
import type { DatabaseSource } from '../sources/database/contract.ts';
import { createDatabaseSource } from '../sources/database/database-source.ts';
import type { MetricsCredentials, MetricsSource } from '../sources/metrics/contract.ts';
import { COUNTER_NAMES } from '../sources/metrics/families.ts';
import { createPrometheusSource } from '../sources/metrics/prometheus-source.ts';
import { rowFamilies } from '../sources/metrics/row-families.ts';
import { createScrapeSource } from '../sources/metrics/scrape-source.ts';
import type { PoolerSource } from '../sources/pooler/contract.ts';
import { createPoolerSource } from '../sources/pooler/pooler-source.ts';
import { knownValuesOf } from './known-values.ts';
import { type PoolerMetrics, poolerMetricsOf } from './pooler-metrics.ts';
import { sourcePlan } from './source-plan.ts';

const REQUEST_TIMEOUT_MS = 15_000;
/** As long as the role's own limit in `views.sql`. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** The largest recorded answer is about 0.3 MB; a hundred times that is no Pooler (pooler-contract 13.5). */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** The sources of one connection, ready to be polled. */
export interface Connection extends PoolerMetrics {
  readonly name: string;
  readonly demo: boolean;
  readonly plan: SourcePlan;
  /** Slugs of the Pools that should be visible. */
  readonly expectedPools: readonly string[];
  readonly pooler: PoolerSource | null;
  readonly database: DatabaseSource | null;
  /** Built late: a direct scrape keeps its counters in the store. */
  readonly metrics: ((counters: CounterStore, rows: readonly SloRow[]) => MetricsSource) | null;
  /** The versions of codex-pdf, of processes that are scraped directly; null without any. */
  readonly contract: ContractSource | null;
  /** What the redaction gate must recognise as the operator's own. */
  readonly knownValues: () => readonly KnownValue[];
  close(): Promise<void>;
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
): Pick<Connection, 'metrics' | 'contract' | keyof PoolerMetrics> {
  const { metrics } = profile;
  const limits = {
    allowInsecureHttp: profile.allowInsecureHttp,
    nowMs,
    timeoutMs: REQUEST_TIMEOUT_MS,
    maxBodyBytes: MAX_BODY_BYTES,
  };
  if (metrics === null) {
    return { metrics: null, contract: null, ...poolerMetricsOf(profile, secrets, limits, null) };
  }
  const common = {
    ...limits,
    credentials: credentialsOf(metrics, secrets),
    headers: metrics.headers,
  };
  const ofPooler = poolerMetricsOf(profile, secrets, limits, common);
  if (metrics.kind === 'scrape') {
    const targets = metrics.urls.map((url) => new URL(url));
    return {
      metrics: (counters, rows) =>
        createScrapeSource({
          ...common,
          targets,
          counters,
          families: { ...COUNTER_NAMES, ...rowFamilies(rows) },
          probeHealth: true,
        }),
      contract: createContractSource({ ...common, targets }),
      ...ofPooler,
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
    contract: null,
    ...ofPooler,
  };
}

export interface ConnectOptions {
  readonly nowMs: () => number;
  /** `demo ` in front of every source's road, so that nobody takes simulated figures for real ones. */
  readonly demo: boolean;
  readonly name: string;
  /** Stands in for the PostgreSQL of the profile: the demo brings its own. */
  readonly database?: DatabaseSource;
}

/** How to read the PostgreSQL of a profile; null where it names none. */
export function databaseConfigOf(
  { database }: Profile,
  secrets: () => ProfileSecrets,
  nowMs: () => number,
): DatabaseConfig | null {
  if (database === null) return null;
  return {
    database,
    password: () => secrets().databasePassword,
    isPublishable: isPublishableLabel,
    nowMs,
    timeoutMs: STATEMENT_TIMEOUT_MS,
  };
}

/** Builds the sources of a profile. Nothing is contacted yet. */
export function connect(
  profile: Profile,
  secrets: () => ProfileSecrets,
  options: ConnectOptions,
): Connection {
  const metrics = metricsOf(profile, secrets, options.nowMs);
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
  const databaseConfig = databaseConfigOf(profile, secrets, options.nowMs);
  const database =
    options.database ?? (databaseConfig === null ? null : createDatabaseSource(databaseConfig));
  return {
    name: options.name,
    demo: options.demo,
    plan: sourcePlan(profile, options.demo ? 'demo ' : ''),
    expectedPools: profile.pooler?.expectedPools ?? [],
    pooler,
    database,
    ...metrics,
    knownValues: () => knownValuesOf(profile, secrets()),
    async close() {
      metrics.contract?.close();
      await Promise.all([pooler?.close(), database?.close()]);
    },
  };
}
