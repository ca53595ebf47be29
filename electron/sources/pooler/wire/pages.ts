import { z } from 'zod';
import { countField, optionalField } from './fields.ts';

/** First list shape: pools, upstreams, keys. `count` is the rows on this page, so `count` = `limit` hides more (pooler-contract 3.0). */
export const cappedPage = z.object({ count: countField, limit: countField, items: z.array(z.unknown()) });

/** Second list shape: quotas. `count` is the total after filters (pooler-contract 3.0). */
export const offsetPage = z.object({ count: countField, items: z.array(z.unknown()) });

/** Third list shape: operators and invites, `total` after filters, no offset (pooler-contract 3.0). */
export const operatorsPage = z
  .object({ total: countField, operators: z.array(z.unknown()) })
  .transform(({ total, operators }) => ({ total, items: operators }));
export const invitesPage = z
  .object({ total: countField, invites: z.array(z.unknown()) })
  .transform(({ total, invites }) => ({ total, items: invites }));

/** Fourth list shape: request and audit logs, newest first; `total` after filters (pooler-contract 3.0). */
export const logPage = z.object({ total: countField, items: z.array(z.unknown()) });

/** The envelope of every `get_*` tool; `item` is null where nothing was found (pooler-contract 3.0). */
export const detailEnvelope = z.object({
  status: z.enum(['ok', 'not_found', 'ambiguous']),
  item: optionalField(z.unknown()),
});
