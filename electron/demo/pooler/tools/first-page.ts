import type { JsonObject } from '../json.ts';
import { clampLimit, matchesQuery } from './page.ts';
import { listText } from './readable-text.ts';
import type { Tool, ToolArguments, ToolOutput } from './tool.ts';

/** What the Pool, upstream and key lists are made of: rows, how they are searched, as records and as lines of text. */
interface ListedRows<T> {
  readonly label: string;
  /** In the order of the list. */
  readonly rows: readonly T[];
  readonly statusOf: (row: T) => string;
  readonly searched: (row: T) => readonly (string | null)[];
  readonly record: (row: T) => JsonObject;
  readonly line: (row: T) => string;
}

/** The first of the four list shapes: `count` is the rows on this page, and there is no offset. */
export function firstPage<T>(args: ToolArguments, list: ListedRows<T>): ToolOutput {
  const limit = clampLimit(args.integer('limit'), 25, 100);
  const items = list.rows
    .filter((row) => matchesStatus(args.text('status'), list.statusOf(row)))
    .filter((row) => matchesQuery(args.text('query'), list.searched(row)))
    .slice(0, limit);
  return {
    text: listText(
      list.label,
      // A line may take more than its row.
      items.map((row) => list.line(row)),
    ),
    structured: { status: 'ok', count: items.length, limit, items: items.map(list.record) },
  };
}

/** A status filter as these lists read it: empty and `all` mean no filter (pooler-contract 3.2). */
function matchesStatus(filter: string | null, status: string): boolean {
  const wanted = (filter ?? '').trim().toLowerCase();
  return wanted === '' || wanted === 'all' || wanted === status;
}

/** What the lists of that shape take and give, the schema as bare as the real one. */
export const FIRST_PAGE: Pick<Tool, 'argumentTypes' | 'required' | 'outputSchema'> = {
  argumentTypes: { query: 'string', status: 'string', pool_selector: 'string', limit: 'integer' },
  required: [],
  outputSchema: {
    type: 'object',
    properties: {
      status: { type: 'string' },
      count: { type: 'integer' },
      limit: { type: 'integer' },
      items: { type: 'array' },
    },
    required: ['status', 'count', 'limit', 'items'],
    additionalProperties: false,
  },
};
