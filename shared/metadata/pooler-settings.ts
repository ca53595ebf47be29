import { z } from 'zod';

/** The Pooler's own settings, allowed keys only (pooler-contract 7.2, 14): one row, id `settings`. */
export const settingsSchema = z.strictObject({
  id: z.literal('settings'),
  lockVersion: z.number().int(),
  updatedAtMs: z.number().int(),
  /** One entry per allowed key, sorted by name; the value as JSON text, lists of addresses as their count only. */
  values: z.array(
    z.strictObject({
      family: z.string(),
      key: z.string(),
      value: z.string().max(4000),
    }),
  ),
  secrets: z.array(
    z.strictObject({
      /** `metrics.bearer_token`, `smtp.password`. */
      name: z.string(),
      /** `configured`, `intentionally_unset`, `unavailable`. */
      status: z.string(),
      /** `sha256:` + 12 characters: the product's own short reference. */
      fingerprint: z.string().nullable(),
      keyVersion: z.string().nullable(),
    }),
  ),
});
export type PoolerSettings = z.infer<typeof settingsSchema>;
