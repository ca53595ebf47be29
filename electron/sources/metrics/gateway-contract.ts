import type { GatewayTraffic } from '../../../shared/metadata/gateway-traffic.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';

/** Reads what the Pooler's own metrics say about its traffic, whatever stands behind it. */
export interface GatewayTrafficSource {
  readonly via: 'prometheus' | 'scrape';
  /** Increases over these windows up to now; `TRAFFIC_WINDOWS_MS` where none are named. */
  read(windowsMs?: readonly number[]): Promise<SourceOutcome<GatewayTraffic>>;
  /** Who may read `/metrics` by the newest answer, also one that was a refusal; `unknown` before any. */
  exposure(): GatewayTraffic['exposure'];
  close(): Promise<void>;
}
