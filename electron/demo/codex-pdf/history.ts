import type { ScrapeRecord } from '../../../shared/slo/counters.ts';
import { type CounterBook, createCounterBook } from './counter-book.ts';
import { pastTrafficAt } from './past-traffic.ts';
import { createRandom } from './random.ts';
import { createServing } from './serving.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface HistoryOptions {
  /** How far it reaches back. */
  readonly days: number;
  /** Step of the detailed end, ms, and the finest detail of traffic before; 5 minutes when absent. Divides an hour. */
  readonly stepMs?: number;
  readonly seed: number;
  /** The moment of the last record, Unix ms. */
  readonly endMs: number;
  /** `replica-1` when absent: the first target of a direct scrape. */
  readonly replica?: string;
  /** How much of the end is kept in steps of `stepMs`; 2 days when absent. The rest is hourly. */
  readonly detailedDays?: number;
}

/** A deploy a week: the counters of the past begin again, as real ones do. */
const DEPLOY_EVERY_MS = 7 * DAY_MS;
/** Records per batch: about 5,000 samples. */
const BATCH_SIZE = 96;

/**
 * Scrapes of the weeks before the demo's first start, oldest first, in batches of bounded size: hourly, then
 * every `stepMs` for the detailed end, the last exactly at `endMs`. The simulator's counters begin at zero
 * after it, which is one more restart.
 */
export async function* generateHistory(options: HistoryOptions): AsyncGenerator<ScrapeRecord[]> {
  const { endMs, stepMs = 300_000, replica = 'replica-1', detailedDays = 2 } = options;
  const serve = createServing(createRandom(options.seed));
  let book: CounterBook = createCounterBook();
  let batch: ScrapeRecord[] = [];
  const steps = Math.round((options.days * DAY_MS) / stepMs);
  for (let left = steps; left >= 0; left -= 1) {
    const atMs = endMs - left * stepMs;
    const beforeMs = left * stepMs;
    if (left < steps) book.record(serve(pastTrafficAt(atMs - stepMs, endMs), stepMs / 1000), atMs);
    if (beforeMs <= detailedDays * DAY_MS || beforeMs % HOUR_MS === 0) {
      batch.push({ replica, atMs, samples: book.samples() });
    }
    if (batch.length === BATCH_SIZE) {
      yield batch;
      batch = [];
    }
    if (beforeMs > 0 && beforeMs % DEPLOY_EVERY_MS === 0) book = createCounterBook();
  }
  if (batch.length > 0) yield batch;
}
