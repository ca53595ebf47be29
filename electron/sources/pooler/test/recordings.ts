import { z } from 'zod';
import { type Recording, recordingNames } from '../../../testing/pooler-recordings.ts';

const resultSchema = z.object({
  result: z.object({
    isError: z.boolean(),
    structuredContent: z
      .looseObject({
        count: z.number().optional(),
        total: z.number().optional(),
        nextOffset: z.number().nullish(),
        items: z.array(z.looseObject({})).optional(),
        operators: z.array(z.looseObject({})).optional(),
        invites: z.array(z.looseObject({})).optional(),
        item: z.looseObject({}).nullish(),
      })
      .optional(),
  }),
});

/** File names of the recordings whose three-digit number lies in the range, in order. */
export function recordingsBetween(first: number, last: number): string[] {
  return recordingNames().filter(
    (name) => Number(name.slice(0, 3)) >= first && Number(name.slice(0, 3)) <= last,
  );
}

type RecordedContent = NonNullable<z.output<typeof resultSchema>['result']['structuredContent']>;

/** The recorded structured content, or null where the recorded answer is an error of any sort. */
export function recordedContent(from: Recording): RecordedContent | null {
  const parsed = resultSchema.safeParse(from.response.body);
  if (!parsed.success || parsed.data.result.isError) return null;
  return parsed.data.result.structuredContent ?? null;
}

/** Era of the connection a recording was made on. */
export function eraOf(name: string): 'modern' | 'legacy' {
  return /^\d{3}-modern/.test(name) ? 'modern' : 'legacy';
}

/** Values of the fields that hold identities, wherever they stand in an answer (design 3.2). */
export function identitiesOf(value: unknown, found = new Set<string>()): Set<string> {
  const forbidden = /account_id$|email|workspace_label|display_name|created_by_user_id|ip_address/;
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && forbidden.test(key)) found.add(inner);
    identitiesOf(inner, found);
  }
  return found;
}
