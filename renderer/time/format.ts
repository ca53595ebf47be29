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

/** The same moment on the reader's own clock, with the zone's name: `12:05 CEST`, dated where it is not today. */
export function localTime(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const sameDay = at.toDateString() === new Date(nowMs).toDateString();
  return at.toLocaleString('en-GB', {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}
