import { z } from 'zod';

const timeMs = z.number().int();
const optionalTimeMs = timeMs.nullable();

/** States of a job that may still run (pooler-contract 6.3). */
export const OPEN_JOB_STATES: ReadonlySet<string> = new Set([
  'available',
  'scheduled',
  'executing',
  'retryable',
  'suspended',
]);

/** One background job (pooler-contract 6.5, 14). Arguments, errors, meta, tags and node names have no place here. */
export const jobSchema = z.strictObject({
  id: z.number().int(),
  /** `available`, `suspended`, `scheduled`, `executing`, `retryable`, `completed`, `discarded`, `cancelled`. */
  state: z.string(),
  queue: z.string(),
  /** The worker's own name without its module path, for instance `TokenRefreshWorker`. */
  worker: z.string(),
  attempt: z.number().int(),
  maxAttempts: z.number().int(),
  priority: z.number().int(),
  insertedAtMs: timeMs,
  scheduledAtMs: optionalTimeMs,
  attemptedAtMs: optionalTimeMs,
  completedAtMs: optionalTimeMs,
  discardedAtMs: optionalTimeMs,
  cancelledAtMs: optionalTimeMs,
  /** Opaque reference to what the job works on (md5 of its arguments, made by the view): same target, same text. */
  targetRef: z.string(),
});
export type Job = z.infer<typeof jobSchema>;
