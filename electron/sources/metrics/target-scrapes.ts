import type { MatrixSeries } from './prometheus-answer.ts';
import { type TargetKey, targetOf } from './replicas.ts';

/** How a target has been scraped lately. */
export interface TargetScrapes {
  readonly up: boolean;
  /** Median time between its recent scrapes, ms; null with fewer than two. */
  readonly intervalMs: number | null;
}

/** Reads the raw samples of `up`: whether the newest scrape was good, and how far scrapes lie apart. */
export function recentScrapes(series: readonly MatrixSeries[]): ReadonlyMap<TargetKey, TargetScrapes> {
  return new Map(
    series.map(({ metric, values }) => {
      const gaps = values.slice(1).map(([time], index) => time - (values[index]?.[0] ?? time));
      const median = gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)];
      return [
        targetOf(metric),
        { up: values.at(-1)?.[1] === '1', intervalMs: median === undefined ? null : median * 1000 },
      ];
    }),
  );
}
