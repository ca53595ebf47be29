import { useLocalStorage } from '@mantine/hooks';

/** Whose clock the tables show and their filters are typed in. */
export type Zone = 'utc' | 'local';

/** The chosen clock; it outlives the tab, because a person does not change where they sit. */
export function useZone() {
  return useLocalStorage<Zone>({
    key: 'table-zone',
    defaultValue: 'utc',
    getInitialValueInEffect: false,
    deserialize: (stored) => (stored === '"local"' ? 'local' : 'utc'),
  });
}

/** The name of a clock: `UTC`, `local time`. */
export function clockWord(zone: Zone): string {
  return zone === 'utc' ? 'UTC' : 'local time';
}

const LOCAL = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** `2026-01-15 10:05:23` on the chosen clock. */
function dayAndTime(atMs: number, zone: Zone): string {
  if (zone === 'local') return LOCAL.format(atMs);
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `10:05:23`, with month and day where it is not today: `01-14 10:05:23`. Both in Unix ms. */
export function rowTime(atMs: number, nowMs: number, zone: Zone): string {
  const at = dayAndTime(atMs, zone);
  return at.slice(0, 10) === dayAndTime(nowMs, zone).slice(0, 10) ? at.slice(11) : at.slice(5);
}

/** `2026-01-15T10:05`: the value of a field for a date and a time. */
export function fieldTime(atMs: number, zone: Zone): string {
  return dayAndTime(atMs, zone).slice(0, 16).replace(' ', 'T');
}

const WHOLE = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** What a person put into such a field, Unix ms; null while it is not a whole moment. */
export function fromFieldTime(text: string, zone: Zone): number | null {
  if (!WHOLE.test(text)) return null;
  const atMs = Date.parse(zone === 'utc' ? `${text}:00Z` : `${text}:00`);
  return Number.isFinite(atMs) ? atMs : null;
}
