import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ScrapeRecord } from '../../shared/slo/counters.ts';
import { labelsOf } from './labels-text.ts';
import type { settingsTable } from './settings.ts';

/** Since when a metric is kept with these labels; null: for as long as its replica is scraped. */
const countedSchema = z.record(
  z.string(),
  z.strictObject({ labels: z.string(), sinceMs: z.number().nullable() }),
);
type Counted = z.infer<typeof countedSchema>;

const labelList = (labels: readonly string[]) => labels.toSorted().join(',');

/**
 * Which metrics are kept of each replica, with which labels and since when. A metric that a catalogue adds later has
 * a long life behind it when it is first read: that is no increase, and the time before is no coverage.
 */
export function countedFamilies(database: Database, settings: ReturnType<typeof settingsTable>) {
  const kept = database.prepare<[string], { name: string; labels: string }>(
    'SELECT name, min(labels) AS labels FROM counter WHERE replica = ? GROUP BY name',
  );
  const forgetSamples = database.prepare<[string, string]>(
    'DELETE FROM counter_sample WHERE counter IN (SELECT key FROM counter WHERE replica = ? AND name = ?)',
  );
  const forget = database.prepare<[string, string]>('DELETE FROM counter WHERE replica = ? AND name = ?');

  const keyOf = (replica: string) => `counted-families:${replica}`;

  /** What is on record; a file from before there was a record holds it in its counters. */
  const read = (replica: string): Counted => {
    const known = settings.setting(keyOf(replica));
    if (known !== null) return countedSchema.parse(JSON.parse(known));
    return Object.fromEntries(
      kept
        .all(replica)
        .map(({ name, labels }) => [
          name,
          { labels: labelList(Object.keys(labelsOf(labels))), sinceMs: null },
        ]),
    );
  };

  return {
    /**
     * Takes note of what a good scrape looked for; the names that were not looked for before. Counters that were kept
     * with other labels are forgotten: beside the new ones they would be counted twice.
     */
    noticed({ replica, atMs, families }: ScrapeRecord, scrapedBefore: boolean): ReadonlySet<string> {
      if (families === undefined) return new Set();
      const before = read(replica);
      const added = Object.entries(families).filter(
        ([name, labels]) => before[name]?.labels !== labelList(labels),
      );
      if (added.length === 0) return new Set();
      for (const [name] of added) {
        if (before[name] === undefined) continue;
        forgetSamples.run(replica, name);
        forget.run(replica, name);
      }
      const sinceMs = scrapedBefore ? atMs : null;
      const now = added.map(([name, labels]) => [name, { labels: labelList(labels), sinceMs }] as const);
      settings.setSetting(keyOf(replica), JSON.stringify({ ...before, ...Object.fromEntries(now) }));
      return new Set(added.map(([name]) => name));
    },
    /** Metrics whose record begins later than that of their replica, Unix ms by sample name. */
    since(replica: string): ReadonlyMap<string, number> {
      return new Map(
        Object.entries(read(replica)).flatMap(([name, { sinceMs }]) =>
          sinceMs === null ? [] : [[name, sinceMs]],
        ),
      );
    },
  };
}

export type CountedFamilies = ReturnType<typeof countedFamilies>;
