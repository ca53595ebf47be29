import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarName, type CalendarWindow, calendarWindows } from './calendar.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function windowOf(nowMs: number, name: CalendarName): CalendarWindow {
  const found = calendarWindows(nowMs).find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no window "${name}".`);
  return found;
}
const span = (nowMs: number, name: CalendarName) => {
  const { fromMs, toMs } = windowOf(nowMs, name);
  return [fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(0, 16));
};

const moment = fc.integer({ min: Date.UTC(1970, 1, 1), max: Date.UTC(2120, 0, 1) });

describe('calendar windows', () => {
  it('begin at midnight, on Monday and on the first, in UTC', () => {
    const now = Date.UTC(2026, 10, 21, 4, 17);
    expect(span(now, 'today')).toEqual(['2026-11-21T00:00', '2026-11-21T04:17']);
    expect(span(now, 'yesterday')).toEqual(['2026-11-20T00:00', '2026-11-21T00:00']);
    expect(span(now, 'this week')).toEqual(['2026-11-16T00:00', '2026-11-21T04:17']);
    expect(span(now, 'last week')).toEqual(['2026-11-09T00:00', '2026-11-16T00:00']);
    expect(span(now, 'this month')).toEqual(['2026-11-01T00:00', '2026-11-21T04:17']);
    expect(span(now, 'last month')).toEqual(['2026-10-01T00:00', '2026-11-01T00:00']);
  });

  it('know leap years and the turn of a year', () => {
    expect(span(Date.UTC(2028, 2, 1, 1), 'yesterday')[0]).toBe('2028-02-29T00:00');
    expect(span(Date.UTC(2028, 2, 1, 1), 'last month')).toEqual(['2028-02-01T00:00', '2028-03-01T00:00']);
    expect(span(Date.UTC(2027, 0, 1, 1), 'last month')).toEqual(['2026-12-01T00:00', '2027-01-01T00:00']);
  });

  it('hold a Monday’s midnight in the week it begins', () => {
    const monday = Date.UTC(2026, 10, 16);
    expect(windowOf(monday, 'this week').fromMs).toBe(monday);
    expect(windowOf(monday - 1, 'this week').fromMs).toBe(monday - 7 * DAY_MS);
  });

  it('run up to now and leave no hole to the one before', () => {
    fc.assert(
      fc.property(moment, (nowMs) => {
        for (const [running, before] of [
          ['today', 'yesterday'],
          ['this week', 'last week'],
          ['this month', 'last month'],
        ] as const) {
          const present = windowOf(nowMs, running);
          const past = windowOf(nowMs, before);
          expect(present.toMs).toBe(nowMs);
          expect(present.fromMs).toBeLessThanOrEqual(nowMs);
          expect(present.endsMs).toBeGreaterThan(nowMs);
          expect(past.toMs).toBe(present.fromMs);
          expect(past.endsMs).toBe(past.toMs);
        }
      }),
    );
  });

  it('are whole days, the week from Monday, the month from its first day', () => {
    fc.assert(
      fc.property(moment, (nowMs) => {
        for (const { fromMs, endsMs } of calendarWindows(nowMs)) {
          expect([fromMs % DAY_MS, endsMs % DAY_MS]).toEqual([0, 0]);
        }
        expect(new Date(windowOf(nowMs, 'this week').fromMs).getUTCDay()).toBe(1);
        expect(windowOf(nowMs, 'last week').toMs - windowOf(nowMs, 'last week').fromMs).toBe(7 * DAY_MS);
        for (const name of ['this month', 'last month'] as const) {
          expect(new Date(windowOf(nowMs, name).fromMs).getUTCDate()).toBe(1);
          const days = (windowOf(nowMs, name).endsMs - windowOf(nowMs, name).fromMs) / DAY_MS;
          expect(days).toBeGreaterThanOrEqual(28);
          expect(days).toBeLessThanOrEqual(31);
        }
      }),
    );
  });

  it('stay the same all through the day they are asked on', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: DAY_MS - 1 }), (atMs, intoDay) => {
        const midnight = Math.floor(atMs / DAY_MS) * DAY_MS;
        const starts = (nowMs: number) =>
          calendarWindows(nowMs).map(({ fromMs, endsMs }) => [fromMs, endsMs]);
        expect(starts(midnight + intoDay)).toEqual(starts(midnight));
      }),
    );
  });
});
