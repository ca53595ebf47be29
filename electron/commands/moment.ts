import { isCalendarDay } from '../../shared/metadata/calendar-day.ts';

/** A moment as it is typed: by the clock, or so long before now. */
export type Moment =
  | { readonly kind: 'clock'; readonly atMs: number }
  | { readonly kind: 'ago'; readonly ms: number };

const MINUTE_MS = 60_000;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads `2026-01-15T10:20Z`, with any zone but never without one, or `-15m` for minutes ago; null for all else. */
export function parseMoment(text: string): Moment | null {
  const minutes = /^-(\d{1,6})m$/.exec(text)?.[1];
  if (minutes !== undefined) return { kind: 'ago', ms: Number(minutes) * MINUTE_MS };
  const isMoment = WITH_ZONE.test(text) && isCalendarDay(text.slice(0, 10));
  const atMs = isMoment ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) || atMs < 0 ? null : { kind: 'clock', atMs };
}
