import { z } from 'zod';
import { recordingsOf } from './recordings.ts';

const RECORDINGS = recordingsOf('pooler');

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

/** File names of all recordings of the real Pooler, in order; none where they are absent. */
export function recordingNames(): readonly string[] {
  return RECORDINGS.names().filter((name) => /^\d{3}-.*\.json$/.test(name));
}

/** Reads a recording by its file name or its three-digit number. */
export function recording(name: string): Recording {
  const file = recordingNames().find((candidate) => candidate === name || candidate.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`no recording ${name}`);
  return recordingSchema.parse(JSON.parse(RECORDINGS.text(file)));
}
