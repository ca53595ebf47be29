import type { CounterSample, MetricsReading, ScrapeRecord } from '../../../shared/slo/counters.ts';

export const MINUTE = 60_000;

/** A sample of the request counter of one status. */
export function requests(value: number, createdAtMs: number | null = null, status = '200'): CounterSample {
  return { name: 'codex_api_requests_total', labels: { endpoint: 'extract', status }, value, createdAtMs };
}

export function scrape(atMs: number, samples: CounterSample[] | null, replica = 'replica-1'): ScrapeRecord {
  return { replica, atMs, samples };
}

/** The increase of the request counter of one status over one window; null where the series has none. */
export function increaseOf(reading: MetricsReading, windowMs: number, status = '200'): number | null {
  const series = reading.windows.get(windowMs)?.series.find((one) => one.labels.status === status);
  return series?.increase ?? null;
}
