import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateHistory } from '../../electron/demo/codex-pdf/history.ts';
import type { Store } from '../../electron/store/contract.ts';
import { openedStore } from '../../electron/store/testing/opened-store.ts';
import type { ScrapeRecord } from '../../shared/slo/counters.ts';

/** A store of its own that holds a generated history of scrapes. */
export interface ScrapedStore {
  readonly store: Store;
  /** Every scrape of it, oldest first. */
  readonly records: readonly ScrapeRecord[];
  /** The last scrape, Unix ms. */
  readonly endMs: number;
  dispose(): Promise<void>;
}

export interface ScrapedHistory {
  readonly days: number;
  /** Between two scrapes of the detailed days, ms; the days before are hourly. */
  readonly stepMs: number;
  readonly detailedDays: number;
}

/** Writes the history through the store's own way in. */
export async function scrapedStore(history: ScrapedHistory): Promise<ScrapedStore> {
  const endMs = Date.UTC(2026, 0, 30, 9, 15);
  const folder = mkdtempSync(join(tmpdir(), 'console-bench-'));
  const store = await openedStore(join(folder, 'bench.db'), () => endMs);
  const dispose = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const records: ScrapeRecord[] = [];
    for await (const batch of generateHistory({ ...history, seed: 3, endMs })) {
      await store.recordScrapes(batch);
      records.push(...batch);
    }
    return { store, records, endMs, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
