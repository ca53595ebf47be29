/** Clamps a page size silently to 1..max, as the server does (pooler-contract 3.0). */
export function clampLimit(limit: number | null, fallback: number, max: number): number {
  return Math.min(Math.max(limit ?? fallback, 1), max);
}

/** Whether any of the values contains the query, ignoring case; an empty query matches all. */
export function matchesQuery(query: string | null, values: readonly (string | null)[]): boolean {
  const needle = (query ?? '').trim().toLowerCase();
  return needle === '' || values.some((value) => value?.toLowerCase().includes(needle));
}
