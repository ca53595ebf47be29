import { z } from 'zod';

/**
 * What the evaluator reads: increases of counters over windows, from whichever metrics source. Both
 * implementations (Prometheus, direct scrape) produce exactly this, so every verdict has one code path.
 */

/** The increase of one counter series over one window, resets already accounted for. */
export interface SeriesIncrease {
  /** Exposed sample name, for instance `codex_api_request_seconds_bucket`. */
  readonly name: string;
  /** Labels of the sample without the name; `instance` names the replica (`replica-1`), never an address. */
  readonly labels: Readonly<Record<string, string>>;
  /** >= 0. Fractional where Prometheus extrapolates. */
  readonly increase: number;
}

/** All increases over one window ending at `endMs`. */
export interface WindowIncreases {
  readonly windowMs: number;
  readonly endMs: number;
  /** Share of the window for which scrapes exist, 0..1. Never scaled up from: a short history is said to be short. */
  readonly coverage: number;
  /** The same for metrics that are read for a shorter time than the others, by sample name: a row added yesterday. */
  readonly shorter?: ReadonlyMap<string, number>;
  readonly series: readonly SeriesIncrease[];
}

/** Why counters of a target cannot be trusted: SLO-T1 (interleaved workers), or null. */
const interleaveSchema = z.strictObject({
  replica: z.string(),
  /** How often a creation time or counter went backwards in the trust window. */
  backwardSteps: z.number(),
  windowMs: z.number(),
});
export type Interleave = z.infer<typeof interleaveSchema>;

/** One reading of a metrics source, the whole input of an SLO evaluation. */
export interface MetricsReading {
  /** By window length in ms. */
  readonly windows: ReadonlyMap<number, WindowIncreases>;
  readonly interleaved: readonly Interleave[];
  /** How long the server keeps data, ms; null when unknown or not a limit. */
  readonly retentionMs: number | null;
  /** Warnings of the server or partial answers, public-safe. */
  readonly notes: readonly string[];
}

/** What the evaluator is given when there may be no reading at all. */
export type MetricsEvidence =
  | { readonly kind: 'reading'; readonly reading: MetricsReading }
  | { readonly kind: 'not instrumented' }
  | { readonly kind: 'no data'; readonly reason: string };

/** One counter sample as scraped, before any arithmetic. */
export interface CounterSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The raw cumulative value, >= 0. */
  readonly value: number;
  /** Unix ms at which the process created the series (`_created` gauges), null where not exposed. */
  readonly createdAtMs: number | null;
}

/** Whose counters are kept. Replicas of codex-pdf are `replica-1` and so on, nodes of the Pooler `pooler-1`. */
export type CountedService = 'codex-pdf' | 'pooler';

/** The service a replica belongs to, by its name, so that the two never mix. */
export function countedServiceOf(replica: string): CountedService {
  return replica.startsWith('pooler-') ? 'pooler' : 'codex-pdf';
}

/** One scrape of one target. `samples` is null for a scrape that failed: it counts as missing coverage. */
export interface ScrapeRecord {
  /** `replica-1`, ...: the order of the profile's scrape targets, never an address. */
  readonly replica: string;
  readonly atMs: number;
  readonly samples: readonly CounterSample[] | null;
  /**
   * The labels kept of each metric that was looked for, by sample name. A series of a metric that was not looked for
   * before, or not with these labels, is not newborn (SLO-T7): its past is unknown.
   */
  readonly families?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Where a direct scrape keeps its counters as reset-adjusted cumulative values, so that an increase over any
 * window is two look-ups. The store implements it; the metrics source knows only this.
 */
export interface CounterStore {
  recordScrapes(records: readonly ScrapeRecord[]): Promise<void>;
  /** Increases of one service's counters, codex-pdf's where none is named. */
  increases(windowsMs: readonly number[], endMs: number, service?: CountedService): Promise<MetricsReading>;
}
