import { bothTimes } from '../../time/format.ts';
import type { HistoryChoice } from './history-choice.ts';

type Clock = HistoryChoice['clock'];

const MINUTE_MS = 60_000;

/** How far ahead of UTC a clock is at a moment, ms. */
export function offsetMs(clock: Clock, atMs: number): number {
  return clock === 'utc' ? 0 : -new Date(atMs).getTimezoneOffset() * MINUTE_MS;
}

/** A mark on a time axis: `06:00`, or `18 Nov` at midnight. */
export function markText(atMs: number, clock: Clock): string {
  const wall = new Date(atMs + offsetMs(clock, atMs));
  const time = wall.toISOString().slice(11, 16);
  return time === '00:00'
    ? wall.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
    : time;
}

/** A moment in full on the chosen clock, the other one behind it where the two differ. */
export function momentText(atMs: number, nowMs: number, clock: Clock): string {
  const both = bothTimes(atMs, nowMs);
  return clock === 'utc' ? both : both.split(', ').toReversed().join(', ');
}
