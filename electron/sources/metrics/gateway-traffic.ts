import type { GatewayTrafficSource } from './gateway-contract.ts';
import { createGatewayQueries, type GatewayQueriesConfig } from './gateway-queries.ts';
import { createGatewayScrape, type GatewayScrapeConfig } from './gateway-scrape.ts';

export type GatewayTrafficConfig =
  | (GatewayScrapeConfig & { readonly via: 'scrape' })
  | (GatewayQueriesConfig & { readonly via: 'prometheus' });

/** The Pooler's traffic by a direct scrape, or from a metrics server that scrapes it. */
export function createGatewayTrafficSource(config: GatewayTrafficConfig): GatewayTrafficSource {
  return config.via === 'scrape' ? createGatewayScrape(config) : createGatewayQueries(config);
}
