import type { CalendarWindow } from '../../../shared/slo/calendar.ts';

const DAY_MS = 24 * 60 * 60_000;

function day(atMs: number): string {
  return new Date(atMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

/** Which days a calendar window covers, in UTC: `16 to 22 Nov`, `from 1 Nov, so far`, `21 Nov`. */
export function calendarSpan({ fromMs, toMs, endsMs }: CalendarWindow): string {
  if (endsMs > toMs) return `from ${day(fromMs)}, so far`;
  const [first, last] = [day(fromMs), day(toMs - DAY_MS)];
  if (first === last) return first;
  const sameMonth = first.split(' ')[1] === last.split(' ')[1];
  return `${sameMonth ? first.split(' ')[0] : first} to ${last}`;
}
