import { visiblePools } from '../visibility.ts';
import { clampLimit, firstPage, matchesQuery, matchesStatus, PAGE_SCHEMA } from './page.ts';
import { poolLine, poolRecord } from './pool-record.ts';
import { listText } from './readable-text.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_list_pools` (pooler-contract 3.2): active Pools only; `pool_selector` is accepted and ignored. */
export const listPools: Tool = {
  name: 'codex_pooler_list_pools',
  title: 'List Pools',
  description: 'Active Pools the operator may see, with routing summary and counts; at most 100.',
  argumentTypes: { query: 'string', status: 'string', pool_selector: 'string', limit: 'integer' },
  required: [],
  outputSchema: PAGE_SCHEMA,
  run({ world, operator }, args) {
    const limit = clampLimit(args.integer('limit'), 25, 100);
    const pools = visiblePools(world, operator)
      .filter((pool) => matchesStatus(args.text('status'), pool.status))
      .filter((pool) => matchesQuery(args.text('query'), [pool.id, pool.slug, pool.name, pool.status]))
      .slice(0, limit);
    return {
      text: listText(
        'Pool metadata',
        pools.map((pool) => poolLine(world, pool)),
      ),
      structured: firstPage(
        pools.map((pool) => poolRecord(world, pool)),
        limit,
      ),
    };
  },
};
