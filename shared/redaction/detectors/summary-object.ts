import { z } from 'zod';

/** Nothing of another notation, and nothing longer than a line of a draft. */
const lineSchema = z
  .string()
  .max(240)
  .regex(/^[^{}[\]\n]+$/);

/**
 * The five published lines as the console's own file holds them (pooler-contract 9.1). Every value is a checked line of
 * text like any other; the object around them is no body of a request.
 */
const summaryObjectSchema = z.strictObject({
  kind: z.literal('incident_summary'),
  version: z.literal(1),
  generated_at: z.iso.datetime(),
  status: z.enum(['info', 'watch', 'degraded', 'outage', 'security']),
  impact: lineSchema,
  signals: lineSchema,
  next_check: lineSchema,
  privacy: lineSchema,
});

/** Whether an object's text is the console's own summary and holds nothing else. */
export function isSummaryObject(text: string): boolean {
  if (!text.includes('"incident_summary"')) return false;
  try {
    return summaryObjectSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
