const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Ranges that end now. */
export const RANGES = [
  { id: '15m', word: 'Last 15 min', ms: 15 * MINUTE_MS },
  { id: '1h', word: 'Last hour', ms: HOUR_MS },
  { id: '6h', word: 'Last 6 h', ms: 6 * HOUR_MS },
  { id: '1d', word: 'Last 24 h', ms: 24 * HOUR_MS },
  { id: '7d', word: 'Last 7 days', ms: 7 * 24 * HOUR_MS },
] as const;

/** The parts of a filter that say when. */
export interface RangeFilter {
  /** Id of one of `RANGES`. */
  readonly range?: string | undefined;
  /** ISO-8601, UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A moment, Unix ms, as it stands in an address. */
export function momentText(atMs: number): string {
  return new Date(atMs).toISOString();
}

function momentIn(text: string | undefined): number | null {
  const atMs = Date.parse(text ?? '');
  return Number.isFinite(atMs) ? atMs : null;
}

/** A span with both its ends, Unix ms, as the filters of a table. */
export function spanFilters(fromMs: number, toMs: number): { readonly from: string; readonly to: string } {
  return { from: momentText(fromMs), to: momentText(toMs) };
}

/** The span a filter means at `nowMs`, Unix ms; null at an end that is open. What cannot be read means nothing. */
export function spanOf(
  { range, from, to }: RangeFilter,
  nowMs: number,
): { fromMs: number | null; toMs: number | null } {
  const preset = RANGES.find(({ id }) => id === range);
  if (preset !== undefined) return { fromMs: nowMs - preset.ms, toMs: null };
  return { fromMs: momentIn(from), toMs: momentIn(to) };
}
