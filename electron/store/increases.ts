import type { Database } from 'better-sqlite3';
import {
  type CountedService,
  countedServiceOf,
  type MetricsReading,
  type SeriesIncrease,
  type WindowIncreases,
} from '../../shared/slo/counters.ts';
import type { CountedFamilies } from './counted-families.ts';
import { windowCoverage } from './coverage.ts';
import { findInterleave } from './interleave.ts';
import { labelsOf } from './labels-text.ts';
import type { ScrapesTable } from './scrapes.ts';

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
export function increasesReader(database: Database, scrapes: ScrapesTable, families: CountedFamilies) {
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

  /** Of what is kept since `sinceMs` of a replica, or for as long as the replica is scraped. */
  const coverage = (
    replicas: readonly string[],
    windowMs: number,
    endMs: number,
    sinceMs: (replica: string) => number | undefined,
  ): number => {
    const startMs = endMs - windowMs;
    const covered = replicas.flatMap((replica) => {
      const last = scrapes.attemptAt(replica, endMs);
      if (last === null || last.atMs <= startMs) return [];
      const fromMs = Math.min(endMs, Math.max(startMs, sinceMs(replica) ?? startMs));
      return [last.coveredMs - (scrapes.attemptAt(replica, fromMs)?.coveredMs ?? 0)];
    });
    return windowCoverage(windowMs, covered);
  };

  /** Coverage of the metrics that are kept for a shorter time than their replicas are scraped, where it is less. */
  const shorter = (replicas: readonly string[], windowMs: number, endMs: number, whole: number) => {
    const since = new Map(replicas.map((replica) => [replica, families.since(replica)]));
    const names = new Set([...since.values()].flatMap((byName) => [...byName.keys()]));
    const shares = [...names].map(
      (name) =>
        [name, coverage(replicas, windowMs, endMs, (replica) => since.get(replica)?.get(name))] as const,
    );
    return new Map(shares.filter(([, share]) => share < whole));
  };

  return (
    windowsMs: readonly number[],
    endMs: number,
    service: CountedService = 'codex-pdf',
  ): MetricsReading => {
    const replicas = scrapes.replicas().filter((replica) => countedServiceOf(replica) === service);
    const series: Series[] = allSeries
      .all()
      .filter(({ replica }) => countedServiceOf(replica) === service)
      .map((row) => ({ ...row, labels: labelsOf(row.labels) }));
    const ends = levelsAt(endMs);
    const windows = windowsMs.map((windowMs): readonly [number, WindowIncreases] => {
      const starts = levelsAt(endMs - windowMs);
      const inWindow = series.flatMap((one) => {
        const end = ends.get(one.key);
        // A series not exposed since before the window (a replica that was removed) has nothing to say.
        return end === undefined || one.seenMs <= endMs - windowMs ? [] : [increaseOf(one, starts, end)];
      });
      const whole = coverage(replicas, windowMs, endMs, () => undefined);
      const lesser = shorter(replicas, windowMs, endMs, whole);
      return [
        windowMs,
        {
          windowMs,
          endMs,
          coverage: whole,
          series: inWindow,
          ...(lesser.size === 0 ? {} : { shorter: lesser }),
        },
      ];
    });
    const interleaved = replicas.flatMap((replica) => {
      const within = (windowMs: number) => scrapes.stepsIn(replica, endMs - windowMs, endMs);
      return findInterleave(replica, windowsMs, within) ?? [];
    });
    return { windows: new Map(windows), interleaved, retentionMs: null, notes: [] };
  };
}
