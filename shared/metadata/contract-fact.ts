import { z } from 'zod';

/**
 * One thing that `GET /v1/contract` of codex-pdf says of a running process and that explains a step in the SLO rows:
 * the version of its package, or the model, prompt and schema behind one kind of AI signal (slo-contract 4.5).
 */
export const contractFactSchema = z.strictObject({
  /** `replica-1/package`, `replica-1/ai/language`. */
  id: z.string(),
  /** What it is, for instance `package version`, `AI behind language`. */
  name: z.string(),
  /** Version words joined by commas, for instance `1.19.0`, `example-model, prompt 3, schema 2`. */
  value: z.string(),
});
export type ContractFact = z.infer<typeof contractFactSchema>;
