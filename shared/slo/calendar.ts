const DAY_MS = 24 * 60 * 60_000;
const DAYS_OF_WEEK = 7;
/** 1 January 1970 was a Thursday: the fourth day of a week that begins on Monday (ISO 8601). */
const EPOCH_DAY_OF_WEEK = 3;

export type CalendarName = 'today' | 'yesterday' | 'this week' | 'last week' | 'this month' | 'last month';

/** A window that begins and ends with the calendar, in UTC. */
export interface CalendarWindow {
  readonly name: CalendarName;
  /** Unix ms, inclusive. */
  readonly fromMs: number;
  /** Unix ms: now for a window that is still running. */
  readonly toMs: number;
  /** Where a running window will end, Unix ms; `toMs` where it is over. */
  readonly endsMs: number;
}

/**
 * Day, week (from Monday, ISO 8601) and month of a moment, each so far and the whole one before it, all in UTC. At the
 * very first moment of one its window is still empty. `nowMs` is Unix ms, 1970 or later.
 */
export function calendarWindows(nowMs: number): CalendarWindow[] {
  const day = Math.floor(nowMs / DAY_MS);
  const monday = day - ((day + EPOCH_DAY_OF_WEEK) % DAYS_OF_WEEK);
  return [
    ...pair('today', 'yesterday', nowMs, [(day - 1) * DAY_MS, day * DAY_MS, (day + 1) * DAY_MS]),
    ...pair('this week', 'last week', nowMs, [
      (monday - DAYS_OF_WEEK) * DAY_MS,
      monday * DAY_MS,
      (monday + DAYS_OF_WEEK) * DAY_MS,
    ]),
    ...pair('this month', 'last month', nowMs, [
      monthStart(nowMs, -1),
      monthStart(nowMs, 0),
      monthStart(nowMs, 1),
    ]),
  ];
}

function pair(
  running: CalendarName,
  before: CalendarName,
  nowMs: number,
  [beforeMs, startMs, endsMs]: readonly [number, number, number],
): [CalendarWindow, CalendarWindow] {
  return [
    { name: running, fromMs: startMs, toMs: nowMs, endsMs },
    { name: before, fromMs: beforeMs, toMs: startMs, endsMs: startMs },
  ];
}

/** The first moment of the month `offset` months after that of `atMs`, in UTC. */
function monthStart(atMs: number, offset: number): number {
  const date = new Date(atMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
}
