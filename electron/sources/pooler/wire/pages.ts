import { z } from 'zod';
import { countField } from './fields.ts';

/** First list shape: pools, upstreams. `count` is the rows on this page, so `count` = `limit` hides more (pooler-contract 3.0). */
export const cappedPage = z.object({ count: countField, limit: countField, items: z.array(z.unknown()) });

/** Second list shape: quotas. `count` is the total after filters (pooler-contract 3.0). */
export const offsetPage = z.object({ count: countField, items: z.array(z.unknown()) });
