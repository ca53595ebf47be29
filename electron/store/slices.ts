import type { Database } from 'better-sqlite3';
import type { SeriesSelector } from '../../shared/slo/catalogue/row.ts';
import type { SeriesIncrease } from '../../shared/slo/counters.ts';
import { SLICE_MS, type Slice } from '../../shared/slo/slices.ts';
import { labelsOf } from './labels-text.ts';

interface Counter {
  readonly key: number;
  readonly replica: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Reads kept counters slice by slice. A slice of a replica counts only where a good scrape lies in it and in the one
 * before: the increase between two scrapes an hour apart belongs to none of the slices between them.
 */
export function slicesReader(database: Database) {
  const counters = database.prepare<[string], { key: number; replica: string; labels: string }>(
    'SELECT key, replica, labels FROM counter WHERE name = ? ORDER BY key',
  );
  const levelBefore = database.prepare<[number, number], { level: number }>(
    `SELECT cumulative AS level FROM counter_sample WHERE counter = ? AND at_ms <= ?
     ORDER BY at_ms DESC LIMIT 1`,
  );
  const samples = database.prepare<[number, number, number], { atMs: number; level: number }>(
    `SELECT at_ms AS atMs, cumulative AS level FROM counter_sample WHERE counter = ? AND at_ms > ? AND at_ms <= ?
     ORDER BY at_ms`,
  );
  const goodScrapes = database.prepare<[string, number, number], { atMs: number }>(
    `SELECT at_ms AS atMs FROM scrape WHERE replica = ? AND succeeded = 1 AND at_ms > ? AND at_ms <= ?`,
  );

  const chosen = ({ metric, where }: SeriesSelector): Counter[] =>
    counters
      .all(metric)
      .map((counter) => ({ ...counter, labels: labelsOf(counter.labels) }))
      .filter(({ labels }) =>
        Object.entries(where).every(([label, values]) => values.includes(labels[label] ?? '')),
      );

  /** For each slice whether it was scraped at both its ends. */
  const scraped = (replica: string, fromMs: number, count: number): boolean[] => {
    const seen = new Set(
      goodScrapes
        .all(replica, fromMs - SLICE_MS, fromMs + count * SLICE_MS)
        .map(({ atMs }) => Math.ceil((atMs - fromMs) / SLICE_MS) - 1),
    );
    return Array.from({ length: count }, (_, slice) => seen.has(slice) && seen.has(slice - 1));
  };

  /** The increase in each slice; null where the series was not there yet. */
  const increases = ({ key }: Counter, fromMs: number, count: number): (number | null)[] => {
    const within = samples.all(key, fromMs, fromMs + count * SLICE_MS);
    let level = levelBefore.get(key, fromMs)?.level ?? null;
    let next = 0;
    return Array.from({ length: count }, (_, slice) => {
      const endMs = fromMs + (slice + 1) * SLICE_MS;
      const startLevel = level;
      for (let sample = within[next]; sample !== undefined && sample.atMs <= endMs; sample = within[next]) {
        // The first level of a series is where its counting begins, not something it counted.
        level = sample.level;
        next += 1;
      }
      return startLevel === null || level === null ? null : Math.max(0, level - startLevel);
    });
  };

  /** Whole slices from `fromMs` to `toMs`, Unix ms, oldest first; those that were not scraped are left out. */
  return (selectors: readonly SeriesSelector[], fromMs: number, toMs: number): Slice[] => {
    const count = Math.floor((toMs - fromMs) / SLICE_MS);
    const read = selectors.flatMap((selector) =>
      chosen(selector).map((counter) => ({
        name: selector.metric,
        counter,
        increases: increases(counter, fromMs, count),
      })),
    );
    const replicas = new Set(read.map(({ counter }) => counter.replica));
    const scrapedBy = new Map([...replicas].map((name) => [name, scraped(name, fromMs, count)]));
    return Array.from({ length: count }, (_, slice): Slice => {
      const series = read.flatMap(({ name, counter, increases: of }): SeriesIncrease[] => {
        const increase = of[slice] ?? null;
        return increase === null || scrapedBy.get(counter.replica)?.[slice] !== true
          ? []
          : [{ name, labels: { ...counter.labels, instance: counter.replica }, increase }];
      });
      return { endMs: fromMs + (slice + 1) * SLICE_MS, series };
    }).filter(({ series }) => series.length > 0);
  };
}
