import { z } from 'zod';

/** The questions the log tables ask; each filter narrows, null or absent asks for everything. */

const cursorSchema = z.strictObject({ atMs: z.number().int(), id: z.string() });
/** The last row of the page before: the next page begins after it. */
export type LogCursor = z.infer<typeof cursorSchema>;

const page = {
  /** Null shows the newest rows. */
  after: cursorSchema.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(100),
  /** The moment shown, Unix ms; null is the present. */
  asOfMs: z.number().int().nullable().default(null),
  /** On the time of admission or occurrence, Unix ms, both ends included. */
  fromMs: z.number().int().nullable().default(null),
  toMs: z.number().int().nullable().default(null),
};
const word = z.string().trim().min(1).max(120).nullable().default(null);

export const requestQuerySchema = z.strictObject({
  ...page,
  poolId: word,
  keyId: word,
  upstreamId: word,
  status: word,
  /** `2xx` to `5xx`, or `none` for rows without a code yet. */
  statusClass: word,
  /** The request's own last code, or any code of its attempts. */
  code: word,
  model: word,
  routeClass: word,
  /**
   * Part of a label, model, code, endpoint, and from three characters on of a correlation id or row id; upper and lower
   * case are the same.
   */
  text: word,
  /** Retried rows only. */
  retried: z.boolean().nullable().default(null),
});
export type RequestQuery = z.infer<typeof requestQuerySchema>;

export const auditQuerySchema = z.strictObject({
  ...page,
  poolId: word,
  /** An action, or a family with its dot: `api_key.`. */
  action: word,
  targetType: word,
  actorId: word,
  outcome: word,
  text: word,
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const jobQuerySchema = z.strictObject({
  ...page,
  worker: word,
  state: word,
  text: word,
});
export type JobQuery = z.infer<typeof jobQuerySchema>;

/** One row by its id; a link may lead to any. */
export const logRowSchema = z.strictObject({ id: z.string().min(1).max(100) });

export interface LogPage<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null at the end. */
  readonly next: LogCursor | null;
  /** How many rows match, counted up to a limit. */
  readonly total: { readonly count: number; readonly atLeast: boolean };
}

/** Counts per stretch of time for the chart over the table. */
export interface RequestBucket {
  readonly fromMs: number;
  readonly toMs: number;
  readonly counts: readonly { readonly status: string; readonly count: number }[];
}
