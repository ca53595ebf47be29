import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Recordings of the real Pooler lie beside the project; where they are absent the tests that need them are skipped. */
const FOLDER = new URL('../../../../../shared/fixtures/pooler/', import.meta.url);

export const RECORDINGS_PRESENT = existsSync(FOLDER);

/** Title suffix of a suite that needs them. */
export const NEEDS_RECORDINGS = RECORDINGS_PRESENT
  ? ''
  : ' (skipped: the recordings of ../shared/fixtures/pooler are absent)';

const recordingSchema = z.object({
  request: z.object({ method: z.string(), path: z.string(), body: z.unknown() }),
  response: z.object({
    status: z.number().int(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
});
export type Recording = z.infer<typeof recordingSchema>;

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
  if (!RECORDINGS_PRESENT) return [];
  return readdirSync(FOLDER)
    .filter((name) => /^\d{3}-.*\.json$/.test(name))
    .filter((name) => Number(name.slice(0, 3)) >= first && Number(name.slice(0, 3)) <= last)
    .sort();
}

/** Reads a recording by its three-digit number or its file name. */
export function recording(name: string): Recording {
  const file = readdirSync(FOLDER).find(
    (candidate) => candidate === name || candidate.startsWith(`${name}-`),
  );
  if (file === undefined) throw new Error(`no recording ${name}`);
  return recordingSchema.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
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
