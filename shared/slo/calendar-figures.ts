import { tallyOf } from './budget.ts';
import type { CalendarWindow } from './calendar.ts';
import { readable, type SloRow } from './catalogue/row.ts';
import type { MetricsReading, WindowIncreases } from './counters.ts';
import { evaluateRow } from './evaluate.ts';
import type { SloFigures } from './result.ts';
import { spoiling } from './trust.ts';
import { WINDOW_MS } from './windows.ts';

/** What the window's own traffic allows of failures and what failed (slo-contract 7). */
interface CalendarBudget {
  readonly total: number;
  readonly failures: number;
  /** Of the traffic seen. */
  readonly allowed: number;
  /** Share of the budget, 0 and up: 1 is all of it. */
  readonly used: number;
}

/** A row read over one calendar window. */
export interface CalendarFigures extends CalendarWindow {
  readonly figures: SloFigures;
  /** Availability rows only, and only where something was counted. */
  readonly budget: CalendarBudget | null;
  /** Why there is nothing to read, a sentence; null where there is. */
  readonly why: string | null;
}

/** A window shorter than this has hardly a scrape in it, ms. */
export const SHORTEST_MS = 60_000;

/**
 * Judges a row over one calendar window, by the same code as over its own window. `reading` holds that very window,
 * read at its end; null where it has just begun.
 */
export function judgeCalendar(
  row: SloRow,
  window: CalendarWindow,
  reading: MetricsReading | null,
): CalendarFigures {
  const over = reading?.windows.get(window.toMs - window.fromMs);
  if (reading === null || over === undefined) return unread(window, 'It has only just begun.');
  if (over.coverage === 0) return unread(window, emptyWords(reading.retentionMs));
  const { verdict, estimate, interval, n, coverage, why } = evaluateRow(row, {
    kind: 'reading',
    reading: inPlaceOfOwnWindow(row, reading, over),
  });
  return {
    ...window,
    figures: { verdict, estimate, interval, n, coverage },
    budget: budgetOf(row, reading, over),
    why: estimate === null ? why : null,
  };
}

/** The reading with this window where the row looks for its own. */
function inPlaceOfOwnWindow(row: SloRow, reading: MetricsReading, over: WindowIncreases): MetricsReading {
  return { ...reading, windows: new Map([[WINDOW_MS[row.window], over]]) };
}

function budgetOf(row: SloRow, reading: MetricsReading, over: WindowIncreases): CalendarBudget | null {
  const source = readable(row);
  if (source === null || spoiling(reading.interleaved, over.windowMs).length > 0) return null;
  const tally = tallyOf(source, over.series);
  if (tally === null || tally.total === 0) return null;
  const allowed = tally.total * (1 - source.target);
  return { ...tally, allowed, used: tally.failures / allowed };
}

function unread(window: CalendarWindow, why: string): CalendarFigures {
  const figures = { verdict: 'no data', estimate: null, interval: null, n: null, coverage: 0 } as const;
  return { ...window, figures, budget: null, why };
}

function emptyWords(retentionMs: number | null): string {
  const kept =
    retentionMs === null ? '' : ` The server keeps ${Math.floor(retentionMs / WINDOW_MS['1d'])} days.`;
  return `Nothing was recorded in it.${kept}`;
}
