import type { JsonObject } from '../json.ts';
import { withMore } from './readable-text.ts';
import type { ToolArguments, ToolOutput } from './tool.ts';

/** What the operator and invite lists are made of: the rows of every page, as records and as lines of text. */
interface CountedRows<T> {
  /** The key under which the records stand. */
  readonly key: 'operators' | 'invites';
  readonly label: string;
  readonly rows: readonly T[];
  readonly limit: number;
  readonly record: (row: T) => JsonObject;
  readonly line: (row: T) => string;
}

/** The third of the four list shapes: `total` counts all rows, there is no offset (pooler-contract 3.0). */
export function countedPage<T>(args: ToolArguments, page: CountedRows<T>): ToolOutput {
  const { key, label, rows, limit, record, line } = page;
  const shown = rows.slice(0, limit);
  const applied = args.given.filter((name) => name !== 'limit').toSorted();
  const lines = withMore(shown.map(line));
  const head = `${lines.shown} ${label} records returned; total ${rows.length}`;
  return {
    text:
      shown.length === 0 ? `No ${label} records matched the visible scope` : [head, ...lines.all].join('\n'),
    structured: {
      [key]: shown.map(record),
      total: rows.length,
      limit,
      filters: {
        count: applied.length,
        applied: Object.fromEntries(applied.map((name) => [name, { applied: true }])),
      },
    },
  };
}

/** The output schema of that shape, as bare as the real one. */
export function countedPageSchema(key: CountedRows<never>['key']): JsonObject {
  return {
    type: 'object',
    properties: {
      [key]: { type: 'array' },
      total: { type: 'integer' },
      limit: { type: 'integer' },
      filters: { type: 'object' },
    },
    required: [key, 'total', 'limit', 'filters'],
    additionalProperties: false,
  };
}
