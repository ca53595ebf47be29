import type { Transition } from '../metadata/picture.ts';
import type { CalendarFigures } from '../slo/calendar-figures.ts';
import type { ChartedOver, SloPoint } from '../slo/points.ts';
import type { SliceHealth } from '../slo/slices.ts';

/** What one row read over a span of time, Unix ms. */
export interface SloHistory {
  readonly fromMs: number;
  readonly toMs: number;
  /** Oldest first, at most 200. */
  readonly points: readonly SloPoint[];
  /** Versions of codex-pdf that changed meanwhile, newest first; none for rows on the Pooler. */
  readonly changes: readonly Transition[];
}

/** What was read of the past at `atMs`, or why it could not be, a public-safe sentence. */
export type Past<T> =
  | { readonly kind: 'read'; readonly atMs: number; readonly value: T }
  | { readonly kind: 'unread'; readonly why: string };

/** The past of one SLO row: each part costs a reading of its own, so it is asked for only where it is looked at. */
export interface SloPastPorts {
  /** The row as it was judged over its own window or an hour, for the last `spanMs`; no points for a row nobody knows. */
  sloHistory(rowId: string, over: ChartedOver, spanMs: number): Promise<SloHistory>;
  /** The row over day, week and month in UTC, each so far and the whole one before. */
  sloCalendar(rowId: string): Promise<Past<readonly CalendarFigures[]>>;
  /** The row slice by slice over 30 days. */
  sloSlices(rowId: string): Promise<Past<SliceHealth>>;
}
