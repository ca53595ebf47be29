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
      .looseObject({ count: z.number().optional(), items: z.array(z.looseObject({})).optional() })
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

/** The recorded structured content, or null where the recorded answer is an error of any sort. */
export function recordedContent(
  from: Recording,
): { count?: number; items?: Record<string, unknown>[] } | null {
  const parsed = resultSchema.safeParse(from.response.body);
  if (!parsed.success || parsed.data.result.isError) return null;
  const content = parsed.data.result.structuredContent;
  return content === undefined ? null : JSON.parse(JSON.stringify(content));
}
