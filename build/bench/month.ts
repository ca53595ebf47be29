import { openMetrics } from '../../electron/sources/metrics/testing/open-metrics.ts';
import { findBinary, startPrometheus } from '../../electron/sources/metrics/testing/prometheus-process.ts';
import { type ScrapedStore, scrapedStore } from './scraped-store.ts';

/** The same month of counters in the console's own store and in a real Prometheus. */
export interface Month extends ScrapedStore {
  readonly prometheusUrl: URL;
}

/** The program that is missing for a month on Prometheus, or null. */
export function missingProgram(): string | null {
  return ['prometheus', 'promtool'].find((name) => findBinary(name) === null) ?? null;
}

/**
 * Sets both up, in about half a minute. All but the last day is hourly, because `promtool` reads the whole text again
 * for every two hours of it; a Prometheus that scraped the month itself holds a hundred times more to read through.
 */
export async function startMonth(): Promise<Month> {
  const scraped = await scrapedStore({ days: 31, stepMs: 120_000, detailedDays: 1 });
  try {
    const prometheus = await startPrometheus({
      targets: [],
      scrapeIntervalMs: 60_000,
      history: openMetrics(scraped.records),
    });
    const dispose = async () => {
      await prometheus.stop();
      await scraped.dispose();
    };
    return { ...scraped, prometheusUrl: prometheus.url, dispose };
  } catch (error) {
    await scraped.dispose();
    throw error;
  }
}
