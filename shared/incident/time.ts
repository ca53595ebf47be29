/** `10:05 UTC`, with the date where the day differs from the reader's: drafts speak UTC only (design 4). */
export function utcTime(atMs: number, presentMs: number): string {
  const at = new Date(atMs).toISOString();
  const sameDay = at.slice(0, 10) === new Date(presentMs).toISOString().slice(0, 10);
  return sameDay ? `${at.slice(11, 16)} UTC` : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** `2026-01-15 10:05 UTC`: a moment for readers of any day. */
export function utcMoment(atMs: number): string {
  const at = new Date(atMs).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
