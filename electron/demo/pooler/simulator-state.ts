import type { Bulkhead } from './bulkhead.ts';
import type { Fault } from './fault.ts';
import type { RequestCounters } from './request-counters.ts';
import type { TokenTable } from './tokens.ts';
import type { WorldHandle } from './world.ts';

/** Who may read `/metrics` (pooler-contract 1.2.1). */
export type MetricsExposure =
  | { readonly kind: 'open' }
  | { readonly kind: 'protected'; readonly token: string }
  | { readonly kind: 'unavailable' };

/** Everything a request handler of the simulator reads; only the control object writes it. */
export interface SimulatorState {
  fault: Fault;
  metricsExposure: MetricsExposure;
  /** Admitted calls wait for this, so that a test can fill the bulkhead. */
  hold: Promise<void>;
  readonly world: WorldHandle;
  readonly tokens: TokenTable;
  readonly bulkhead: Bulkhead;
  readonly counters: RequestCounters;
  readonly maxBodyBytes: number;
  readonly nowMs: () => number;
}
