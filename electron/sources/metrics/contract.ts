import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { SeriesSelector } from '../../../shared/slo/catalogue/row.ts';
import type { CounterStore, MetricsReading } from '../../../shared/slo/counters.ts';
import type { Slice } from '../../../shared/slo/slices.ts';
import type { Fetch } from '../http/guarded-fetch.ts';
import type { Families } from './families.ts';

/** Gives the increase of each series over each window, with coverage, whatever stands behind it. */
export interface MetricsSource {
  readonly via: 'prometheus' | 'scrape';
  /** One refresh. A direct scrape records a sample first; Prometheus is asked a handful of grouped queries. */
  read(windowsMs: readonly number[]): Promise<SourceOutcome<MetricsReading>>;
  /** Windows that end at a moment of the past, Unix ms: what is kept of it, nothing is scraped. */
  readUntil(endMs: number, windowsMs: readonly number[]): Promise<SourceOutcome<MetricsReading>>;
  /** Only where a server keeps the counters; those of a direct scrape are in the store. */
  readonly readSlices?: SliceReader;
  close(): Promise<void>;
}

/** Reads series slice by slice from `fromMs` to `toMs`, Unix ms, oldest first; slices without data are left out. */
export type SliceReader = (
  series: readonly SeriesSelector[],
  fromMs: number,
  toMs: number,
) => Promise<SourceOutcome<readonly Slice[]>>;

/** How requests authenticate: sent only to the configured origin, never across a redirect. */
export type MetricsCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: () => string | null }
  | { readonly kind: 'basic'; readonly username: string; readonly password: () => string | null };

export interface HttpReadConfig {
  readonly credentials: MetricsCredentials;
  /** Extra request headers, for instance a tenant id. */
  readonly headers: Readonly<Record<string, string>>;
  readonly allowInsecureHttp: boolean;
  readonly nowMs: () => number;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  /** The network, inside all guards. */
  readonly fetch?: Fetch;
}

export interface PrometheusSourceConfig extends HttpReadConfig {
  /** Base URL, with a path prefix where the server sits behind one. */
  readonly url: URL;
  /** Label matchers that choose codex-pdf, for instance `job="codex"`; may be empty. */
  readonly selector: string;
  /** The metric whose jobs are read where the selector is empty; one of codex-pdf where it is not given. */
  readonly foundBy?: string;
  /** What to read; codex-pdf's own counters where it is not given. */
  readonly families?: Families;
}

export interface ScrapeSourceConfig extends HttpReadConfig {
  /** `/metrics` URLs, one process each; the n-th is `replica-n` everywhere. */
  readonly targets: readonly URL[];
  /** What to read; codex-pdf's own counters where it is not given. */
  readonly families?: Families;
  /** Ask each target's health check too, at every scrape. */
  readonly probeHealth?: boolean;
  readonly counters: CounterStore;
}
