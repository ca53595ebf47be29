import type { LogPage } from '../../../shared/api/log-queries.ts';

type Page<Row> = LogPage<Row>;

/** How many rows of the newest page stand above the first row of the page that is held; the whole page may be new. */
export function arrivals<Row>(
  newest: Page<Row>,
  held: Page<Row>,
  idOf: (row: Row) => string,
): { count: number; atLeast: boolean } {
  const first = held.rows[0];
  if (first === undefined) return { count: newest.rows.length, atLeast: newest.next !== null };
  const place = newest.rows.findIndex((row) => idOf(row) === idOf(first));
  return place < 0
    ? { count: newest.rows.length, atLeast: newest.next !== null }
    : { count: place, atLeast: false };
}

/** The held rows in their places, each as the newest page knows it. */
export function refreshed<Row>(held: Page<Row>, newest: Page<Row>, idOf: (row: Row) => string): Row[] {
  const now = new Map(newest.rows.map((row) => [idOf(row), row]));
  return held.rows.map((row) => now.get(idOf(row)) ?? row);
}
