import { z } from 'zod';
import { budgetSchema } from './budget-result.ts';
import { ownRowSchema } from './catalogue/own-row-schema.ts';
import { windowNameSchema } from './windows.ts';

/** slo-contract 3.1, plus `not enabled` for AI rows on a deployment that never ran AI. Never a boolean. */
export const verdictSchema = z.enum([
  'pass',
  'breach',
  'undecided',
  'assumed pass',
  'assumed breach',
  'not measurable',
  'no data',
  'untrustworthy',
  'not instrumented',
  'not enabled',
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** How a published row can be read off the metrics at all (slo-contract 4: E, B, A, N). */
const measurabilitySchema = z.enum(['exact', 'bounded', 'assumption', 'not measurable']);
export type Measurability = z.infer<typeof measurabilitySchema>;

const intervalSchema = z.strictObject({
  /** Inclusive lower bound; null is minus infinity or unknown. */
  low: z.number().nullable(),
  /** Inclusive upper bound; null is plus infinity or unknown. */
  high: z.number().nullable(),
});

export const sloRowResultSchema = z.strictObject({
  id: z.string(),
  class: measurabilitySchema,
  verdict: verdictSchema,
  /** In `unit`; null where the published target is relative. */
  target: z.number().nullable(),
  /** `ratio` (0..1), `seconds`, `usd`. */
  unit: z.enum(['ratio', 'seconds', 'usd']),
  /** `30d`, `5m`, ...: the window the verdict was decided on. */
  window: z.string(),
  /** Whose view it is, for instance `handler view, replicas merged`. */
  scope: z.string(),
  /** Interpolated, in `unit`; never the verdict itself. Null when nothing can be estimated. */
  estimate: z.number().nullable(),
  /** The interval the true value is known to lie in, in `unit`. */
  interval: intervalSchema.nullable(),
  /** Observations in the window; fractional counts are rounded. Null when unknown. */
  n: z.number().nullable(),
  /** Share of the window that has data, 0..1. */
  coverage: z.number().nullable(),
  /** One or two plain sentences: how it was decided, or why it cannot be and what would make it decidable. */
  why: z.string(),
});
export type SloRowResult = z.infer<typeof sloRowResultSchema>;

/** One evaluation of a lane's condition: true, false, cannot be told, or nothing to judge. */
export type LaneCondition = 'true' | 'false' | 'undecided' | 'no data';

export const laneResultSchema = z.strictObject({
  /** `slow.renders`, `failing.extract`, ... */
  id: z.string(),
  state: z.enum(['inactive', 'pending', 'firing', 'not measurable']),
  condition: z.enum(['true', 'false', 'undecided', 'no data']),
  /** Since when the condition has held; null while inactive. */
  activeAtMs: z.number().nullable(),
  firedAtMs: z.number().nullable(),
  threshold: z.number(),
  unit: z.enum(['ratio', 'seconds']),
  holdMs: z.number(),
  estimate: z.number().nullable(),
  why: z.string(),
});
export type LaneResult = z.infer<typeof laneResultSchema>;

/** The clock of a lane as it is persisted between evaluations and restarts. */
export interface LaneClock {
  readonly id: string;
  readonly activeAtMs: number | null;
  readonly firedAtMs: number | null;
  readonly lastEvaluatedMs: number;
}

/** A verdict with its figures and without words. */
const figuresSchema = sloRowResultSchema.pick({
  verdict: true,
  estimate: true,
  interval: true,
  n: true,
  coverage: true,
});
export type SloFigures = z.infer<typeof figuresSchema>;

/** What one row reads over every window and, where there are several, on every replica. */
const sloRowDetailsSchema = z.strictObject({
  id: z.string(),
  /** Shortest first. */
  windows: z.array(figuresSchema.extend({ window: windowNameSchema })),
  /** Over the row's own window; empty unless there are two replicas or more. */
  replicas: z.array(figuresSchema.extend({ replica: z.string() })),
});
export type SloRowDetails = z.infer<typeof sloRowDetailsSchema>;

/** What is shown beside the published rows. */
const sloDetailsSchema = z.strictObject({
  /** Rows that something can be read for. */
  rows: z.array(sloRowDetailsSchema),
  budgets: z.array(budgetSchema),
  /** Floors as lanes: `dip.<row id>` fires once the share stayed below its threshold for the hold time. */
  dips: z.array(laneResultSchema),
  /** The rows an operator added, as they stood when they were judged. */
  ownRows: z.array(ownRowSchema).default([]),
  /** What an own probe says in place of published rows nothing counts, by their ids; absent without a probe. */
  standIns: z.array(sloRowResultSchema).optional(),
});

export const sloResultSchema = z.strictObject({
  rows: z.array(sloRowResultSchema),
  lanes: z.array(laneResultSchema),
  /** Absent in results kept by earlier versions. */
  details: sloDetailsSchema.optional(),
});
export type SloResult = z.infer<typeof sloResultSchema>;
