/** Sums over the stored request rows of one window, for rules and tiles. Control-plane rows (`usageStatus` `not_applicable` with a success) are left out of rates (pooler-contract 4.8). */
export interface RequestWindow {
  readonly fromMs: number;
  readonly toMs: number;
  /** Share of the window whose rows were all fetched, 0..1: figures over a gap say so. */
  readonly covered: number;
  /** Settled model requests. */
  readonly settled: number;
  readonly succeeded: number;
  /** `failed` rows but those a client ended itself (`client_disconnected`, pooler-contract 4.6). */
  readonly failed: number;
  readonly clientDisconnected: number;
  readonly rejected: number;
  readonly open: number;
  /** Settled rows with `retryCount` > 0. */
  readonly retried: number;
  readonly costMicroUsd: number;
  readonly unpriced: number;
  readonly totalTokens: number;
  readonly byCode: readonly { readonly code: string; readonly status: string; readonly count: number }[];
  /** Latency of succeeded rows, nearest-rank percentiles, ms; groups with at least one row. */
  readonly latency: readonly {
    readonly routeClass: string;
    readonly model: string;
    readonly count: number;
    readonly p50Ms: number;
    readonly p95Ms: number;
  }[];
  /** Denials of single keys: what a client with a wrong or blocked key looks like. */
  readonly deniedKeys: readonly {
    readonly keyId: string;
    readonly keyLabel: string;
    readonly poolId: string;
    readonly code: string;
    readonly count: number;
  }[];
  readonly byPool: readonly {
    readonly poolId: string;
    readonly poolLabel: string;
    readonly settled: number;
    readonly failed: number;
    readonly rejected: number;
    readonly p95Ms: number | null;
  }[];
}

/** The present window beside the one before it, of the same length. */
export interface RequestFigures {
  readonly current: RequestWindow;
  readonly previous: RequestWindow;
}

/** Both windows of the request rules, ms. */
export const REQUEST_WINDOW_MS = 15 * 60_000;
