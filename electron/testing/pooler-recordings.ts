import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe } from 'vitest';
import { z } from 'zod';

/** Recordings of the real Pooler lie beside the project. */
const FOLDER = new URL('../../../shared/fixtures/pooler/', import.meta.url);
const ARE_PRESENT = existsSync(FOLDER);

const recordingSchema = z.object({
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.json(),
  }),
  response: z.object({
    status: z.number().int(),
    headers: z.record(z.string(), z.string()),
    body: z.json(),
  }),
});
export type Recording = z.infer<typeof recordingSchema>;

/** A suite that needs the recordings: where they are absent it is skipped, and its title says so. */
export function describeRecorded(title: string, tests: () => void): void {
  const suffix = ARE_PRESENT ? '' : ' (skipped: the recordings of ../shared/fixtures/pooler are absent)';
  describe.skipIf(!ARE_PRESENT)(`${title}${suffix}`, tests);
}

/** File names of all recordings, in order; none where the folder is absent. */
export function recordingNames(): readonly string[] {
  if (!ARE_PRESENT) return [];
  return readdirSync(FOLDER)
    .filter((name) => /^\d{3}-.*\.json$/.test(name))
    .toSorted();
}

/** Reads a recording by its file name or its three-digit number. */
export function recording(name: string): Recording {
  const file = recordingNames().find((candidate) => candidate === name || candidate.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`no recording ${name}`);
  return recordingSchema.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
}
