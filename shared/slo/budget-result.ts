import { z } from 'zod';
import { windowNameSchema } from './windows.ts';

/** What is left of the error budget of the traffic seen; never scaled up to 30 days (slo-contract 9.3). */
const budgetSpendSchema = z.strictObject({
  total: z.number(),
  failures: z.number(),
  /** Failures the traffic of the window allows: total x (1 - target). */
  allowed: z.number(),
  /** Failures / allowed; above 1 the budget is overspent. */
  used: z.number(),
  /** Failures still allowed, negative when overspent. */
  requestsLeft: z.number(),
  /** Minutes of full outage at steady traffic that are left of 30 days' worth, negative when overspent. */
  minutesLeft: z.number(),
  /** Share of the 30 days that has data, 0..1. */
  coverage: z.number(),
});
export type BudgetSpend = z.infer<typeof budgetSpendSchema>;

/** How fast one window spends the budget: 1 spends exactly all of it in 30 days (slo-contract 7). */
const burnRateSchema = z.strictObject({
  window: windowNameSchema,
  /** Null where nothing counts the window or its counters cannot be trusted (SLO-T1). */
  tally: z.strictObject({ total: z.number(), failures: z.number() }).nullable(),
  coverage: z.number(),
  /** Error share over allowed share, >= 0; null without traffic too. */
  rate: z.number().nullable(),
});
export type BurnRate = z.infer<typeof burnRateSchema>;

/** A multi-window burn alert at one moment (slo-contract 7). */
const burnAlertStateSchema = z.strictObject({
  factor: z.number(),
  long: windowNameSchema,
  short: windowNameSchema,
  /** Share of the 30-day budget that is gone when the long window is full. */
  budgetUsed: z.number(),
  action: z.enum(['page', 'ticket']),
  source: z.string(),
  condition: z.enum(['true', 'false', 'no data']),
  longRate: z.number().nullable(),
  shortRate: z.number().nullable(),
  /** Whether the long window holds as much history as it is long. */
  complete: z.boolean(),
  why: z.string(),
});
export type BurnAlertState = z.infer<typeof burnAlertStateSchema>;

/** The budget of one availability row; its verdict stands in the row. */
export const budgetSchema = z.strictObject({
  id: z.string(),
  target: z.number(),
  /** Null wherever the row has no numbers. */
  spend: budgetSpendSchema.nullable(),
  rates: z.array(burnRateSchema),
  alerts: z.array(burnAlertStateSchema),
  /** Plain sentences: what is spent and when it runs out at the present rate, or why that is unknown. */
  projection: z.string(),
});
export type BudgetResult = z.infer<typeof budgetSchema>;
