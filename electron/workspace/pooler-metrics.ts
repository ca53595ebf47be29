import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import type { SloRow } from '../../shared/slo/catalogue/row.ts';
import type { CounterStore } from '../../shared/slo/counters.ts';
import type { HttpReadConfig, MetricsSource } from '../sources/metrics/contract.ts';
import type { GatewayTrafficSource } from '../sources/metrics/gateway-contract.ts';
import { GATEWAY, GATEWAY_FAMILIES } from '../sources/metrics/gateway-families.ts';
import { createGatewayTrafficSource } from '../sources/metrics/gateway-traffic.ts';
import { createKeptPoolerMetrics } from '../sources/metrics/kept-pooler-metrics.ts';
import { createPrometheusSource } from '../sources/metrics/prometheus-source.ts';
import { rowFamilies } from '../sources/metrics/row-families.ts';

/** Where the Pooler's own metrics are read; null where a profile does not read them. */
export interface PoolerMetrics {
  /** Its traffic. A direct scrape keeps the counters of `rows` too. */
  readonly gatewayTraffic: ((counters: CounterStore, rows: readonly SloRow[]) => GatewayTrafficSource) | null;
  /** Rows on its counters: what the traffic's scrapes kept, or from the metrics server by the catalogue's selector. */
  readonly poolerMetrics:
    | ((counters: CounterStore, selector: string, rows: readonly SloRow[]) => MetricsSource)
    | null;
}

/**
 * Chooses the road to the Pooler's own metrics: its `/metrics`, with the Pooler's own token, or the profile's
 * Prometheus with that server's credential. `server` is how that one is asked, null without one.
 */
export function poolerMetricsOf(
  { pooler, metrics }: Profile,
  secrets: () => ProfileSecrets,
  limits: Omit<HttpReadConfig, 'credentials' | 'headers'>,
  server: HttpReadConfig | null,
): PoolerMetrics {
  if (pooler?.metrics === 'scrape') {
    const poolerUrl = new URL(pooler.url);
    const credentials = { kind: 'bearer', token: () => secrets().poolerMetricsToken } as const;
    return {
      gatewayTraffic: (counters, rows) =>
        createGatewayTrafficSource({
          ...limits,
          via: 'scrape',
          poolerUrl,
          counters,
          rows,
          credentials,
          headers: {},
        }),
      poolerMetrics: (counters) => createKeptPoolerMetrics({ counters, nowMs: limits.nowMs }),
    };
  }
  if (server === null || metrics?.kind !== 'prometheus') return { gatewayTraffic: null, poolerMetrics: null };
  const url = new URL(metrics.url);
  const ofProfile = pooler?.metricsSelector ?? '';
  return {
    gatewayTraffic:
      pooler?.metrics === 'prometheus'
        ? () => createGatewayTrafficSource({ ...server, via: 'prometheus', url, selector: ofProfile })
        : null,
    poolerMetrics: (_counters, selector, rows) =>
      createPrometheusSource({
        ...server,
        url,
        selector: selector === '' ? ofProfile : selector,
        foundBy: GATEWAY.http,
        families: rowFamilies(rows, GATEWAY_FAMILIES),
      }),
  };
}
