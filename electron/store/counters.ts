import type { Database } from 'better-sqlite3';
import type { CounterSample, ScrapeRecord } from '../../shared/slo/counters.ts';
import { advanceCounter } from '../../shared/slo/reset.ts';
import type { CountedFamilies } from './counted-families.ts';
import { labelsText } from './labels-text.ts';
import type { ScrapesTable } from './scrapes.ts';
import { StoreError } from './store-error.ts';

interface CounterRow {
  readonly key: number;
  readonly raw: number;
  readonly createdAtMs: number | null;
  readonly cumulative: number;
  readonly seenMs: number;
}

/**
 * Counters as reset-adjusted cumulative values. A sample is written only when the value moved, so a quiet
 * series costs nothing, and the value at any moment is that of the newest sample at or before it. The first
 * sample of a series is always its starting level: nothing had been counted before it.
 */
export function countersTable(database: Database, scrapes: ScrapesTable, families: CountedFamilies) {
  const find = database.prepare<[string, string, string], CounterRow>(
    `SELECT key, raw_value AS raw, created_ms AS createdAtMs, cumulative, seen_ms AS seenMs FROM counter
     WHERE replica = ? AND name = ? AND labels = ?`,
  );
  const add = database.prepare<[string, string, string, number, number | null, number, number]>(
    `INSERT INTO counter (replica, name, labels, raw_value, created_ms, cumulative, seen_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const advance = database.prepare<[number, number | null, number, number, number]>(
    'UPDATE counter SET raw_value = ?, created_ms = ?, cumulative = ?, seen_ms = ? WHERE key = ?',
  );
  const addSample = database.prepare<[number, number, number]>(
    `INSERT INTO counter_sample (counter, at_ms, cumulative) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET cumulative = excluded.cumulative`,
  );

  const takeNew = (
    replica: string,
    atMs: number,
    sample: CounterSample,
    previousOkMs: number | null,
  ): void => {
    const { state } = advanceCounter(null, sample, previousOkMs !== null);
    const inserted = add.run(
      replica,
      sample.name,
      labelsText(sample.labels),
      state.raw,
      state.createdAtMs,
      state.cumulative,
      atMs,
    );
    const key = Number(inserted.lastInsertRowid);
    addSample.run(key, previousOkMs ?? atMs, 0);
    if (state.cumulative > 0) addSample.run(key, atMs, state.cumulative);
  };

  const takeOne = (
    replica: string,
    atMs: number,
    sample: CounterSample,
    previousOkMs: number | null,
  ): Step => {
    if (!Number.isFinite(sample.value) || sample.value < 0) throw new StoreError('not on the allow-list');
    const before = find.get(replica, sample.name, labelsText(sample.labels));
    if (before === undefined) {
      takeNew(replica, atMs, sample, previousOkMs);
      return 'forward';
    }
    const { state, backward } = advanceCounter(before, sample, true);
    advance.run(state.raw, state.createdAtMs, state.cumulative, atMs, before.key);
    if (state.cumulative !== before.cumulative) addSample.run(before.key, atMs, state.cumulative);
    if (backward) return 'creation';
    // A series that comes back after an absence lost its value in a restart that was counted at another one.
    const dropped = sample.value < before.raw && before.seenMs === previousOkMs;
    return sample.createdAtMs === null && dropped ? 'value' : 'forward';
  };

  return {
    /** Takes one scrape; call inside a transaction, oldest scrape first. */
    take(record: ScrapeRecord): void {
      const { replica, atMs, samples } = record;
      const place = scrapes.place(replica, atMs);
      if (place === 'too late') return;
      const previousOkMs = scrapes.newestOkMs(replica);
      const unknownBefore = samples === null ? new Set() : families.noticed(record, previousOkMs !== null);
      const steps = new Set(
        (samples ?? []).map((sample) =>
          takeOne(replica, atMs, sample, unknownBefore.has(sample.name) ? null : previousOkMs),
        ),
      );
      scrapes.add(replica, atMs, samples !== null);
      if (steps.has('creation')) scrapes.addBackwardStep(replica, atMs, 'creation');
      else if (steps.has('value')) scrapes.addBackwardStep(replica, atMs, 'value');
    },
  };
}

/** Whether a sample went on, or its creation time or its value went back. */
type Step = 'forward' | 'creation' | 'value';
