import { z } from 'zod';
import type { Pool } from '../../../../shared/metadata/entities.ts';
import { aliasOf, isKeepableLabel, labelOf } from '../labels.ts';
import { countField, idField, optionalField, timeField, wordField } from './fields.ts';

/** One item of `list_pools` (pooler-contract 3.2). Who created it is not parsed. */
export const poolRow = z.object({
  id: idField,
  slug: z.string(),
  name: z.string(),
  status: wordField,
  created_at: timeField,
  updated_at: timeField,
  disabled_at: optionalField(timeField),
  api_key_count: countField,
  upstream_count: countField,
  routing_summary: optionalField(z.object({ summary: z.string() })),
});

const STRATEGY = /^strategy ([a-z][a-z0-9_]{0,63})$/;

/** The Pool as the console knows it; name and slug only if `isPublishable` passes them. */
export function poolOf(row: z.output<typeof poolRow>, isPublishable: (text: string) => boolean): Pool {
  return {
    ...labelOf('pool', row.id, row.name, isPublishable),
    slug: isKeepableLabel(row.slug, isPublishable) ? row.slug : aliasOf('pool', row.id),
    status: row.status,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
    disabledAtMs: row.disabled_at,
    apiKeyCount: row.api_key_count,
    upstreamCount: row.upstream_count,
    routingStrategy: STRATEGY.exec(row.routing_summary?.summary ?? '')?.[1] ?? null,
  };
}
