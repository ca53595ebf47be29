import { visibleApiKeys } from '../visibility.ts';
import { apiKeyLine, apiKeyRecord } from './api-key-record.ts';
import { FIRST_PAGE, firstPage } from './first-page.ts';
import { selectedPoolId } from './pool-selector.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_list_pool_api_keys` (pooler-contract 3.6): keys of active Pools, never more than 100. */
export const listPoolApiKeys: Tool = {
  name: 'codex_pooler_list_pool_api_keys',
  title: 'List Pool API keys',
  description: 'Pool API keys with prefix, status and policy summary; at most 100.',
  ...FIRST_PAGE,
  run(call, args) {
    const poolId = selectedPoolId(call, args.text('pool_selector'));
    return firstPage(args, {
      label: 'Pool API key metadata',
      rows: visibleApiKeys(call.world, call.operator).filter(
        ({ row }) => poolId === null || row.poolId === poolId,
      ),
      statusOf: ({ row }) => row.status,
      searched: ({ row }) => [row.id, row.displayName, row.prefix, row.status],
      record: apiKeyRecord,
      line: apiKeyLine,
    });
  },
};
