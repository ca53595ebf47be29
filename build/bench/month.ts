import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateHistory } from '../../electron/demo/codex-pdf/history.ts';
import { openMetrics } from '../../electron/sources/metrics/testing/open-metrics.ts';
import { findBinary, startPrometheus } from '../../electron/sources/metrics/testing/prometheus-process.ts';
import type { Store } from '../../electron/store/contract.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { ScrapeRecord } from '../../shared/slo/counters.ts';

/** The same month of counters in the console's own store and in a real Prometheus. */
export interface Month {
  readonly store: Store;
  readonly prometheusUrl: URL;
  /** Every scrape of it, oldest first. */
  readonly records: readonly ScrapeRecord[];
  /** The last scrape, Unix ms. */
  readonly endMs: number;
  dispose(): Promise<void>;
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
  const endMs = Date.UTC(2026, 0, 30, 9, 15);
  const folder = mkdtempSync(join(tmpdir(), 'console-bench-'));
  const opening = await openStore({ path: join(folder, 'bench.db'), nowMs: () => endMs });
  if (opening.kind !== 'opened') throw new Error(`Expected a new store, got "${opening.kind}".`);
  const { store } = opening;
  const removeStore = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const records: ScrapeRecord[] = [];
    const history = { days: 31, seed: 3, endMs, stepMs: 120_000, detailedDays: 1 };
    for await (const batch of generateHistory(history)) {
      await store.recordScrapes(batch);
      records.push(...batch);
    }
    const prometheus = await startPrometheus({
      targets: [],
      scrapeIntervalMs: 60_000,
      history: openMetrics(records),
    });
    const dispose = async () => {
      await prometheus.stop();
      await removeStore();
    };
    return { store, prometheusUrl: prometheus.url, records, endMs, dispose };
  } catch (error) {
    await removeStore();
    throw error;
  }
}
