import { utcTime } from '../../shared/incident/time.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration in its one or two leading units: `12 s`, `3 min`, `2 h 5 min`, `4 d 3 h`. Input in ms, never negative. */
export function durationText(ms: number): string {
  const rest = Math.max(0, ms);
  if (rest < MINUTE) return `${Math.floor(rest / SECOND)} s`;
  if (rest < HOUR) return `${Math.floor(rest / MINUTE)} min`;
  const [big, small, bigWord, smallWord] = rest < DAY ? [HOUR, MINUTE, 'h', 'min'] : [DAY, HOUR, 'd', 'h'];
  const lead = Math.floor(rest / big);
  const tail = Math.floor((rest % big) / small);
  return tail === 0 ? `${lead} ${bigWord}` : `${lead} ${bigWord} ${tail} ${smallWord}`;
}

/** `12 min ago`, or `in 2 h` for a moment that is still to come. Both in Unix ms. */
export function relativeText(atMs: number, nowMs: number): string {
  if (Math.abs(nowMs - atMs) < SECOND) return 'now';
  return atMs > nowMs ? `in ${durationText(atMs - nowMs)}` : `${durationText(nowMs - atMs)} ago`;
}

/** `10:05 UTC`, with the date where it is not today's. */
export { utcTime };

/**
 * The same moment on the reader's own clock, with the zone's name: `12:05 CEST`, dated where it is not today; null
 * where that clock shows UTC itself. `timeZone` is an IANA name, the reader's own where it is left out.
 */
export function localTime(atMs: number, nowMs: number, timeZone?: string): string | null {
  const zone = timeZone === undefined ? {} : { timeZone };
  const wall = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'short' });
  if (wall.format(atMs) === new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')) return null;
  const sameDay = wall.format(atMs).slice(0, 10) === wall.format(nowMs).slice(0, 10);
  return new Date(atMs).toLocaleString('en-GB', {
    ...zone,
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** Both clocks, `10:05 UTC, 12:05 CEST`, or the one that is both. */
export function bothTimes(atMs: number, nowMs: number, timeZone?: string): string {
  const local = localTime(atMs, nowMs, timeZone);
  const utc = utcTime(atMs, nowMs);
  return local === null ? utc : `${utc}, ${local}`;
}
