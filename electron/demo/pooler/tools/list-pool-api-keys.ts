import { visibleApiKeys } from '../visibility.ts';
import { apiKeyLine, apiKeyRecord } from './api-key-record.ts';
import { clampLimit, firstPage, matchesQuery, matchesStatus, PAGE_SCHEMA } from './page.ts';
import { selectedPoolId } from './pool-selector.ts';
import { listText } from './readable-text.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_list_pool_api_keys` (pooler-contract 3.6): keys of active Pools, never more than 100. */
export const listPoolApiKeys: Tool = {
  name: 'codex_pooler_list_pool_api_keys',
  title: 'List Pool API keys',
  description: 'Pool API keys with prefix, status and policy summary; at most 100.',
  argumentTypes: { query: 'string', status: 'string', pool_selector: 'string', limit: 'integer' },
  required: [],
  outputSchema: PAGE_SCHEMA,
  run(call, args) {
    const limit = clampLimit(args.integer('limit'), 25, 100);
    const poolId = selectedPoolId(call, args.text('pool_selector'));
    const keys = visibleApiKeys(call.world, call.operator)
      .filter(({ row }) => poolId === null || row.poolId === poolId)
      .filter(({ row }) => matchesStatus(args.text('status'), row.status))
      .filter(({ row }) =>
        matchesQuery(args.text('query'), [row.id, row.displayName, row.prefix, row.status]),
      )
      .slice(0, limit);
    return {
      text: listText(
        'Pool API key metadata',
        keys.map((key) => apiKeyLine(key)),
      ),
      structured: firstPage(keys.map(apiKeyRecord), limit),
    };
  },
};
