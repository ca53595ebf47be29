import { type JsonObject, timestamp, withoutNulls } from '../json.ts';
import { assignmentCount } from '../visibility.ts';
import type { PoolerWorld, PoolRow } from '../world.ts';
import { fieldLine } from './readable-text.ts';

/** A Pool as list and get show it: null fields absent, request metrics never loaded (pooler-contract 3.2). */
export function poolRecord(world: PoolerWorld, pool: PoolRow): JsonObject {
  return withoutNulls({
    id: pool.id,
    slug: pool.slug,
    name: pool.name,
    status: pool.status,
    created_at: timestamp(pool.createdAtMs),
    updated_at: timestamp(pool.updatedAtMs),
    disabled_at: timestamp(pool.disabledAtMs),
    created_by_user_id: pool.createdByUserId,
    api_key_count: pool.apiKeyCount,
    upstream_count: assignmentCount(world, pool.id),
    request_summary: { count: 0, status: 'not_loaded', summary: 'request metrics omitted' },
    routing_summary: { status: pool.status, summary: routing(pool) },
  });
}

/** The Pool's line in the text; details put the id first, which the caller passes in `lead`. */
export function poolLine(world: PoolerWorld, pool: PoolRow, lead: JsonObject = {}): string {
  return fieldLine({
    ...lead,
    name: pool.name,
    slug: pool.slug,
    status: pool.status,
    upstreams: assignmentCount(world, pool.id),
    api_keys: pool.apiKeyCount,
    routing: routing(pool),
  });
}

function routing(pool: PoolRow): string {
  return pool.routingStrategy === null ? 'routing settings unavailable' : `strategy ${pool.routingStrategy}`;
}
