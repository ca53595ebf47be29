import { expect, it } from 'vitest';
import { calendarWindows } from '../../../shared/slo/calendar.ts';
import { calendarSpan } from './calendar-words.ts';

it('names the days a window covers, the last one included', () => {
  const words = calendarWindows(Date.UTC(2026, 10, 4, 4, 17)).map((window) => [
    window.name,
    calendarSpan(window),
  ]);
  expect(words).toEqual([
    ['today', 'from 4 Nov, so far'],
    ['yesterday', '3 Nov'],
    ['this week', 'from 2 Nov, so far'],
    ['last week', '26 Oct to 1 Nov'],
    ['this month', 'from 1 Nov, so far'],
    ['last month', '1 to 31 Oct'],
  ]);
});
