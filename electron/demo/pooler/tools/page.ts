import type { JsonObject } from '../json.ts';

/** Clamps a page size silently to 1..max, as the server does (pooler-contract 3.0). */
export function clampLimit(limit: number | null, fallback: number, max: number): number {
  return Math.min(Math.max(limit ?? fallback, 1), max);
}

/** Whether any of the values contains the query, ignoring case; an empty query matches all. */
export function matchesQuery(query: string | null, values: readonly (string | null)[]): boolean {
  const needle = (query ?? '').trim().toLowerCase();
  return needle === '' || values.some((value) => value?.toLowerCase().includes(needle));
}

/** A status filter as the Pool, upstream and key lists read it: empty and `all` mean no filter (pooler-contract 3.2). */
export function matchesStatus(filter: string | null, status: string): boolean {
  const wanted = (filter ?? '').trim().toLowerCase();
  return wanted === '' || wanted === 'all' || wanted === status;
}

/** The first of the four list shapes: `count` is the rows on this page, and there is no offset. */
export function firstPage(records: readonly JsonObject[], limit: number): JsonObject {
  const items = records.slice(0, limit);
  return { status: 'ok', count: items.length, limit, items };
}

/** The output schema of that shape, as bare as the real one. */
export const PAGE_SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    status: { type: 'string' },
    count: { type: 'integer' },
    limit: { type: 'integer' },
    items: { type: 'array' },
  },
  required: ['status', 'count', 'limit', 'items'],
  additionalProperties: false,
};
