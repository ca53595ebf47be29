import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { MetricsReading, SeriesIncrease, WindowIncreases } from '../../shared/slo/counters.ts';
import { windowCoverage } from './coverage.ts';
import { findInterleave } from './interleave.ts';
import type { ScrapesTable } from './scrapes.ts';

const labelsSchema = z.array(z.tuple([z.string(), z.string()]));

interface SeriesRow {
  readonly key: number;
  readonly replica: string;
  readonly name: string;
  readonly labels: string;
  readonly seenMs: number;
}

interface Series extends Omit<SeriesRow, 'labels'> {
  readonly labels: Readonly<Record<string, string>>;
}

/** Reads increases of the kept counters: two index look-ups per series and window, whatever its length. */
export function increasesReader(database: Database, scrapes: ScrapesTable) {
  const allSeries = database.prepare<[], SeriesRow>(
    'SELECT key, replica, name, labels, seen_ms AS seenMs FROM counter ORDER BY key',
  );
  const levels = database.prepare<[number], { key: number; level: number | null }>(
    `SELECT key, (SELECT cumulative FROM counter_sample WHERE counter = key AND at_ms <= ?
       ORDER BY at_ms DESC LIMIT 1) AS level FROM counter`,
  );
  const firstLevel = database.prepare<[number], { level: number }>(
    'SELECT cumulative AS level FROM counter_sample WHERE counter = ? ORDER BY at_ms LIMIT 1',
  );

  const levelsAt = (atMs: number): ReadonlyMap<number, number> =>
    new Map(levels.all(atMs).flatMap(({ key, level }) => (level === null ? [] : [[key, level] as const])));

  const increaseOf = (series: Series, start: ReadonlyMap<number, number>, end: number): SeriesIncrease => {
    // A series without a sample before the window began inside it, at its first level.
    const from = start.get(series.key) ?? firstLevel.get(series.key)?.level ?? end;
    return {
      name: series.name,
      labels: { ...series.labels, instance: series.replica },
      increase: Math.max(0, end - from),
    };
  };

  const coverage = (windowMs: number, endMs: number): number => {
    const startMs = endMs - windowMs;
    const covered = scrapes.replicas().flatMap((replica) => {
      const last = scrapes.attemptAt(replica, endMs);
      if (last === null || last.atMs <= startMs) return [];
      return [last.coveredMs - (scrapes.attemptAt(replica, startMs)?.coveredMs ?? 0)];
    });
    return windowCoverage(windowMs, covered);
  };

  return (windowsMs: readonly number[], endMs: number): MetricsReading => {
    const series: Series[] = allSeries.all().map((row) => ({
      ...row,
      labels: Object.fromEntries(labelsSchema.parse(JSON.parse(row.labels))),
    }));
    const ends = levelsAt(endMs);
    const windows = windowsMs.map((windowMs): readonly [number, WindowIncreases] => {
      const starts = levelsAt(endMs - windowMs);
      const inWindow = series.flatMap((one) => {
        const end = ends.get(one.key);
        // A series not exposed since before the window (a replica that was removed) has nothing to say.
        return end === undefined || one.seenMs <= endMs - windowMs ? [] : [increaseOf(one, starts, end)];
      });
      return [windowMs, { windowMs, endMs, coverage: coverage(windowMs, endMs), series: inWindow }];
    });
    const interleaved = scrapes.replicas().flatMap((replica) => {
      const within = (windowMs: number) => scrapes.stepsIn(replica, endMs - windowMs, endMs);
      return findInterleave(replica, windowsMs, within) ?? [];
    });
    return { windows: new Map(windows), interleaved, retentionMs: null, notes: [] };
  };
}
