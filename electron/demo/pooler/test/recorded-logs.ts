import { z } from 'zod';
import { recording, recordingNames } from '../../../testing/pooler-recordings.ts';
import { isJsonObject } from '../json.ts';

const answerSchema = z.object({
  result: z.object({
    structuredContent: z.object({ items: z.array(z.json()).optional(), item: z.json().optional() }),
  }),
});

/**
 * Every different row that the recordings of a log show, in lists and details: what each shows of the same row
 * comes together in one record per id.
 */
export function recordedLog<T>(tools: RegExp, schema: z.ZodType<T>): readonly T[] {
  const byId = new Map<string, object>();
  for (const name of recordingNames()) {
    const { request, response } = recording(name);
    const { body } = request;
    const tool = isJsonObject(body) && isJsonObject(body.params) ? body.params.name : null;
    const answer = answerSchema.safeParse(response.body);
    if (typeof tool !== 'string' || !tools.test(tool) || !answer.success) continue;
    const { items, item } = answer.data.result.structuredContent;
    for (const row of [...(items ?? []), item]) {
      if (!isJsonObject(row) || typeof row.id !== 'string') continue;
      const known = byId.get(row.id);
      byId.set(row.id, { ...known, ...row, ...debugOf(known, row) });
    }
  }
  return z.array(schema).parse([...byId.values()]);
}

/** The list and the detail describe the same request under different keys of `debug`. */
function debugOf(known: object | undefined, row: object): object {
  const [before, now] = [known, row].map((one) => (one !== undefined && 'debug' in one ? one.debug : null));
  if (now === null || typeof now !== 'object' || before === null || typeof before !== 'object') return {};
  return { debug: { ...before, ...now } };
}
