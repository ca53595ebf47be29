import type { Json, JsonObject } from '../json.ts';
import { clampLimit } from './page.ts';
import { type ToolArguments, ToolError } from './tool.ts';

/** The window of a log that one call shows. */
interface LogPage<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}

/** Offsets are 64-bit integers in the database; beyond that the tool fails (seen on the running server). */
const MAX_OFFSET = 2n ** 63n - 1n;

/** Cuts the page of `limit` (25, 1..50) and `offset` (at least 0) out of rows that are newest first. */
export function logPage<T>(rows: readonly T[], args: ToolArguments): LogPage<T> {
  const limit = clampLimit(args.integer('limit'), 25, 50);
  const offset = Math.max(args.integer('offset') ?? 0, 0);
  if (BigInt(offset) > MAX_OFFSET) throw new ToolError('tool_execution_failed', 'MCP tool execution failed');
  return { rows: rows.slice(offset, offset + limit), total: rows.length, limit, offset };
}

/** The fourth of the list shapes: `nextOffset` is null on the last page (pooler-contract 3.0, 3.14). */
export function logPageContent<T>(page: LogPage<T>, record: (row: T) => JsonObject): JsonObject {
  const { rows, total, limit, offset } = page;
  return {
    items: rows.map(record),
    total,
    limit,
    offset,
    nextOffset: offset + limit < total ? offset + limit : null,
  };
}

/** `a:2, b:1` in alphabetical order, as the heading of a log counts its page; `none` for an empty one. */
export function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const parts = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => `${value}:${count}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** `3 safe detail keys: a, b, c`: the first five of the keys in alphabetical order, of all that there are. */
export function keySummary(noun: string, keys: readonly string[]): string {
  const head = `${keys.length} safe ${noun} keys`;
  return keys.length === 0 ? head : `${head}: ${keys.toSorted().slice(0, 5).join(', ')}`;
}

/** The output schema of that shape; `items` may be described more closely than `array`. */
export function logPageSchema(items: Json = { type: 'array' }): JsonObject {
  return {
    type: 'object',
    properties: {
      items,
      total: { type: 'integer' },
      limit: { type: 'integer' },
      offset: { type: 'integer' },
      nextOffset: { type: ['integer', 'null'] },
    },
    required: ['items', 'total', 'limit', 'offset', 'nextOffset'],
    additionalProperties: false,
  };
}
