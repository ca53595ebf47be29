/** A `2026-02-28` that the calendar has. `Date.parse` takes the thirtieth of February for the second of March. */
export function isCalendarDay(text: string): boolean {
  const dayMs = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(dayMs) && new Date(dayMs).toISOString().slice(0, 10) === text;
}
