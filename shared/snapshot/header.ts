import { z } from 'zod';
import { sourceIdSchema } from '../metadata/source.ts';
import { keptCatalogueSchema } from './kept-catalogue.ts';

/** The shape of snapshot files that this version writes and reads. */
export const SNAPSHOT_FORMAT = 1;

/** What `SourcePlan` says of one source, as it is written into a file. */
const plannedSchema = z.union([
  z.strictObject({ via: z.string(), intervalMs: z.number().positive() }),
  z.strictObject({ via: z.string(), inferredFrom: z.array(sourceIdSchema).readonly() }),
  z.strictObject({ via: z.string(), missing: z.enum(['not configured', 'not built']) }),
]);

/**
 * What a snapshot file says of itself. With the plan of the sources their states are told offline as they were at
 * `takenAtMs`, Unix ms; `connection` has passed the redaction check like every text of the file.
 */
export const snapshotHeaderSchema = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  takenAtMs: z.number().int().nonnegative(),
  connection: z.string().min(1).max(200),
  demo: z.boolean(),
  consoleVersion: z.string(),
  policyVersion: z.string(),
  plan: z.partialRecord(sourceIdSchema, plannedSchema),
  catalogue: keptCatalogueSchema,
  /** How many distinct values the redaction check replaced; identifiers that became references are not among them. */
  replacedValues: z.number().int().nonnegative(),
});
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>;
