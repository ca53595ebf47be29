import { countedPage, countedPageSchema } from './counted-page.ts';
import { operatorLine, operatorRecord, visibleOperators } from './operator-record.ts';
import { clampLimit, matchesQuery } from './page.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_list_operators` (pooler-contract 3.10), for owners; the query sees raw e-mails. */
export const listOperators: Tool = {
  name: 'codex_pooler_list_operators',
  title: 'List operators',
  description: 'Operators with masked e-mails and MCP state, for instance owners; at most 100.',
  argumentTypes: { limit: 'integer', status: 'string', query: 'string' },
  required: [],
  outputSchema: countedPageSchema('operators'),
  run(call, args) {
    const status = args.text('status');
    return countedPage(args, {
      key: 'operators',
      label: 'operator metadata',
      rows: visibleOperators(call)
        .filter((row) => status === null || row.status === status)
        .filter((row) => matchesQuery(args.text('query'), [row.email, row.displayName, row.id])),
      limit: clampLimit(args.integer('limit'), 50, 100),
      record: operatorRecord,
      line: operatorLine,
    });
  },
};
