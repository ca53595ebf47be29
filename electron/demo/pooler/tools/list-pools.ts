import { visiblePools } from '../visibility.ts';
import { FIRST_PAGE, firstPage } from './first-page.ts';
import { poolLine, poolRecord } from './pool-record.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_list_pools` (pooler-contract 3.2): active Pools only; `pool_selector` is accepted and ignored. */
export const listPools: Tool = {
  name: 'codex_pooler_list_pools',
  title: 'List Pools',
  description: 'Active Pools the operator may see, with routing summary and counts; at most 100.',
  ...FIRST_PAGE,
  run({ world, operator }, args) {
    return firstPage(args, {
      label: 'Pool metadata',
      rows: visiblePools(world, operator),
      statusOf: (pool) => pool.status,
      searched: (pool) => [pool.id, pool.slug, pool.name, pool.status],
      record: (pool) => poolRecord(world, pool),
      line: (pool) => poolLine(world, pool),
    });
  },
};
