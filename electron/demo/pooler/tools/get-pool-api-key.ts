import { maskLabel } from '../masking.ts';
import { visibleApiKeys } from '../visibility.ts';
import { apiKeyLine, apiKeyRecord } from './api-key-record.ts';
import { DETAIL_SCHEMA, detailOutput, select } from './detail.ts';
import { fieldLine } from './readable-text.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_get_pool_api_key` (pooler-contract 3.7): by id, then prefix, then display name. */
export const getPoolApiKey: Tool = {
  name: 'codex_pooler_get_pool_api_key',
  title: 'Get Pool API key',
  description: 'One Pool API key by id, prefix or display name; a shared name gives candidates.',
  argumentTypes: { selector: 'string' },
  required: ['selector'],
  outputSchema: DETAIL_SCHEMA,
  run({ world, operator }, args) {
    const selection = select(visibleApiKeys(world, operator), args.text('selector') ?? '', [
      ({ row }) => row.id,
      ({ row }) => row.prefix,
      ({ row }) => row.displayName,
    ]);
    return detailOutput(selection, {
      kind: 'pool_api_key',
      subject: 'Pool API key',
      label: 'Pool API key metadata',
      item: apiKeyRecord,
      itemLine: (key) => apiKeyLine(key, { id: key.row.id }),
      candidate: ({ row, pool }) => ({
        id: row.id,
        pool_id: pool.id,
        pool_slug: pool.slug,
        display_name: maskLabel(row.displayName),
        key_prefix: row.prefix,
        status: row.status,
      }),
      candidateLine: ({ row, pool }) =>
        fieldLine({
          id: row.id,
          name: maskLabel(row.displayName),
          prefix: row.prefix,
          pool: pool.slug,
          status: row.status,
        }),
    });
  },
};
