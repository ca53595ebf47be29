import { expect, it } from 'vitest';
import { isCalendarDay } from './calendar-day.ts';

it.each(['2026-02-28', '2024-02-29', '2026-12-31'])('%s is a day', (text) => {
  expect(isCalendarDay(text)).toBe(true);
});

it.each(['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', 'today', ''])(
  '%j is none',
  (text) => {
    expect(isCalendarDay(text)).toBe(false);
  },
);
