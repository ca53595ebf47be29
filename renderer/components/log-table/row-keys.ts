/**
 * The row a key leads to from row `active` (-1 before the first key) of `count` rows, `perPage` of which are in sight;
 * null for every other key and in an empty table.
 */
export function rowForKey(key: string, active: number, count: number, perPage: number): number | null {
  const wanted = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + perPage,
    PageUp: active - perPage,
    Home: 0,
    End: count - 1,
  }[key];
  if (wanted === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, wanted));
}
