import type { Database } from 'better-sqlite3';
import { type GatewayTraffic, gatewayTrafficSchema } from '../../../shared/metadata/gateway-traffic.ts';

/** Readings of the gateway's own metrics, each whole: they are only ever shown and judged one at a time. */
export function trafficTable(database: Database) {
  const put = database.prepare<[number, string]>(
    'INSERT OR REPLACE INTO gateway_traffic (at_ms, body) VALUES (?, ?)',
  );
  const newest = database.prepare<[number], { body: string }>(
    'SELECT body FROM gateway_traffic WHERE at_ms <= ? ORDER BY at_ms DESC LIMIT 1',
  );
  return {
    take(item: unknown): void {
      const traffic = gatewayTrafficSchema.parse(item);
      put.run(traffic.atMs, JSON.stringify(traffic));
    },
    at(asOfMs: number): GatewayTraffic | null {
      const row = newest.get(asOfMs);
      return row === undefined ? null : gatewayTrafficSchema.parse(JSON.parse(row.body));
    },
  };
}
