import { z } from 'zod';
import { recording } from '../../../testing/pooler-recordings.ts';

export const optionalText = z.string().nullish().default(null);
export const time = z.iso.datetime().transform((text) => Date.parse(text));
/** The same with its microseconds, as a fraction: rows of a log are ordered by them. */
export const exactTime = z.iso
  .datetime()
  .transform((text) => Date.parse(text) + Number(/\.\d{3}(\d{3})Z$/.exec(text)?.[1] ?? 0) / 1000);
export const optionalTime = time.nullish().default(null);

/** The records that a recorded list answer shows under `key`, parsed. */
export function recordedRows<T>(number: string, key: string, schema: z.ZodType<T>): readonly T[] {
  const answer = z.object({
    result: z.object({ structuredContent: z.object({ [key]: z.array(schema) }) }),
  });
  return answer.parse(recording(number).response.body).result.structuredContent[key] ?? [];
}
