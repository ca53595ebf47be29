import type { SloFigures, SloResult, Verdict } from './result.ts';
import type { WindowName } from './windows.ts';

/** What a row read at one moment, as a chart over time needs it. */
export interface SloPoint extends SloFigures {
  /** The end of the window, Unix ms. */
  readonly atMs: number;
}

/** What one row read over one window, at the moment of the evaluation it is part of. */
export interface RowFigures {
  readonly id: string;
  readonly window: WindowName;
  readonly figures: SloFigures;
}

/**
 * The window that is charted beside a row's own: short enough to show when something happened, long enough for a quiet
 * route to have observations in it.
 */
export const CHARTED_WINDOW = '1h' satisfies WindowName;

/** What each point of a chart covers: an hour, or the window the row is judged on. */
export type ChartedOver = 'hour' | 'judged';

/** Rows nothing will ever be known of here: a line of nothing is no chart. */
const NEVER_READ: ReadonlySet<Verdict> = new Set(['not measurable', 'not enabled']);

/** The figures of a result that are worth keeping over time: each row over its own window and over an hour. */
export function chartedFigures({ rows, details }: SloResult): RowFigures[] {
  return (details?.rows ?? []).flatMap(({ id, windows }) => {
    const own = rows.find((row) => row.id === id);
    if (own === undefined || NEVER_READ.has(own.verdict)) return [];
    return windows
      .filter(({ window }) => window === own.window || window === CHARTED_WINDOW)
      .map(({ window, ...figures }) => ({ id, window, figures }));
  });
}

/**
 * At most `limit` points (two or more) that still show every excursion: of each equal span of time the points with the
 * lowest and the highest estimate, or one without an estimate where there is no other. Points are oldest first.
 */
export function thinPoints(points: readonly SloPoint[], limit: number): SloPoint[] {
  const first = points.at(0)?.atMs;
  const last = points.at(-1)?.atMs;
  if (points.length <= limit || first === undefined || last === undefined) return [...points];
  const spans = Math.floor(limit / 2);
  const spanMs = (last - first) / spans;
  const groups = Map.groupBy(points, ({ atMs }) => Math.min(spans - 1, Math.floor((atMs - first) / spanMs)));
  return [...groups.values()].flatMap(extremes);
}

function extremes(points: readonly SloPoint[]): SloPoint[] {
  let lowest: SloPoint | undefined;
  let highest: SloPoint | undefined;
  for (const point of points) {
    if (point.estimate === null) continue;
    if (lowest?.estimate == null || point.estimate < lowest.estimate) lowest = point;
    if (highest?.estimate == null || point.estimate > highest.estimate) highest = point;
  }
  return lowest === undefined || highest === undefined
    ? points.slice(-1)
    : [...new Set([lowest, highest])].toSorted((a, b) => a.atMs - b.atMs);
}
