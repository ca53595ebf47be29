import { visiblePools } from '../visibility.ts';
import { DETAIL_SCHEMA, detailOutput, select } from './detail.ts';
import { poolLine, poolRecord } from './pool-record.ts';
import { fieldLine } from './readable-text.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_get_pool` (pooler-contract 3.3): by id, then slug, then name; a shared name is ambiguous. */
export const getPool: Tool = {
  name: 'codex_pooler_get_pool',
  title: 'Get Pool',
  description: 'One active Pool by id, slug or name; a name that several Pools share gives candidates.',
  argumentTypes: { selector: 'string' },
  required: ['selector'],
  outputSchema: DETAIL_SCHEMA,
  run({ world, operator }, args) {
    const selection = select(visiblePools(world, operator), args.text('selector') ?? '', [
      (pool) => pool.id,
      (pool) => pool.slug,
      (pool) => pool.name,
    ]);
    return detailOutput(selection, {
      kind: 'pool',
      subject: 'Pool',
      label: 'Pool metadata',
      item: (pool) => poolRecord(world, pool),
      itemLine: (pool) => poolLine(world, pool, { id: pool.id }),
      candidate: ({ id, slug, name, status }) => ({ id, slug, name, status }),
      candidateLine: ({ id, slug, name, status }) => fieldLine({ id, slug, name, status }),
    });
  },
};
