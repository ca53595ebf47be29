import { isCalendarDay } from '../../../shared/metadata/calendar-day.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOMENT = /^(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}):(\d{2})(?: ?UTC|Z)?$/i;

/**
 * The past moment a person typed, Unix ms: `10:05` is the last time it was 10:05 UTC, `2026-03-01 10:05` names the day,
 * `-15m` is so many minutes ago. Null where it is no time, or one still to come.
 */
export function momentOf(text: string, nowMs: number): number | null {
  const minutes = /^-(\d{1,6})m$/.exec(text.trim())?.[1];
  if (minutes !== undefined) return nowMs - Number(minutes) * MINUTE_MS;
  const [, day, hour = '', minute] = MOMENT.exec(text.trim()) ?? [];
  if (day !== undefined && !isCalendarDay(day)) return null;
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const atMs = Date.parse(`${day ?? today}T${hour.padStart(2, '0')}:${minute}:00Z`);
  if (!Number.isFinite(atMs)) return null;
  if (atMs <= nowMs) return atMs;
  return day === undefined ? atMs - DAY_MS : null;
}
