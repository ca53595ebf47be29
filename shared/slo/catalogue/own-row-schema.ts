import { z } from 'zod';
import { windowNameSchema } from '../windows.ts';

const labelSchema = z.string().regex(/^[a-zA-Z_]\w{0,63}$/, 'Must be a label name.');
const metricSchema = z.string().regex(/^[a-zA-Z_:][\w:]{0,199}$/, 'Must be a metric name.');
/** What a label value may look like to be read at all; anything longer or stranger is not kept. */
const valueSchema = z.string().regex(/^[\w.+:/-]{1,64}$/, 'Must be a plain label value.');

const seriesSchema = z.strictObject({
  metric: metricSchema,
  /** Any of the values, per label; all series of the metric where it is empty. */
  where: z.record(labelSchema, z.array(valueSchema).min(1).max(20)).default({}),
});

/** A row as an operator writes it: either a share of a counter or a quantile of a histogram. */
export const ownRowSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/, 'Must be dotted lower-case words.')
      .max(100),
    service: z.enum(['codex-pdf', 'pooler']),
    surface: z.string().trim().min(1).max(120),
    rule: z.string().trim().min(1).max(300),
    why: z.string().trim().max(500).default(''),
    window: windowNameSchema,
    /** A share, 0..1, that must not be undercut. */
    share: z
      .strictObject({
        part: seriesSchema,
        of: seriesSchema,
        counts: z.enum(['successes', 'failures']),
        atLeast: z.number().gt(0).lt(1),
      })
      .optional(),
    /** Seconds that a quantile must not exceed; the histogram is named without `_bucket`. */
    quantile: z
      .strictObject({
        histogram: seriesSchema,
        q: z.number().gt(0).lt(1),
        atMostSeconds: z.number().positive(),
      })
      .optional(),
  })
  .refine(({ share, quantile }) => (share === undefined) !== (quantile === undefined), {
    message: 'Must have either "share" or "quantile".',
  });
export type OwnRow = z.infer<typeof ownRowSchema>;
