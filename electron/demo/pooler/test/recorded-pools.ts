import { z } from 'zod';
import type { PoolRow } from '../world.ts';
import { recordedLog } from './recorded-logs.ts';
import { optionalText } from './recorded-rows.ts';

const poolOfRow = z.object({ pool_id: optionalText, pool_name: optionalText, pool_slug: optionalText });

/** The Pools that only logs still show: their names say which are disabled and which archived. */
export function recordedLogPools(listed: readonly PoolRow[]): readonly PoolRow[] {
  const known = new Set(listed.map(({ id }) => id));
  const found = new Map<string, PoolRow>();
  for (const { pool_id: id, pool_name: name, pool_slug: slug } of recordedLog(
    /(request|audit)_log/,
    poolOfRow,
  )) {
    if (id === null || name === null || slug === null || known.has(id)) continue;
    const status = slug.includes('archived') ? 'archived' : 'disabled';
    found.set(id, { ...BLANK, id, name, slug, status });
  }
  return [...found.values()];
}

const BLANK = {
  createdAtMs: 0,
  updatedAtMs: 0,
  disabledAtMs: null,
  createdByUserId: null,
  apiKeyCount: 0,
  routingStrategy: null,
} as const;
