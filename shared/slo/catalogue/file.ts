import { z } from 'zod';
import { catalogueOf, type SloCatalogue } from './catalogue.ts';
import { jsonLines, pathKey } from './json-lines.ts';
import { ownRowSchema } from './own-row-schema.ts';
import { POOLER_ROWS } from './pooler.ts';
import { PUBLISHED_ROWS } from './rows.ts';

const fileSchema = z
  .strictObject({
    version: z.literal(1),
    /** Other targets for published rows, in the row's unit: shares 0..1, seconds, USD. */
    targets: z.record(z.string(), z.number().positive()).default({}),
    rows: z.array(ownRowSchema).max(200).default([]),
    /** Judges rows on the Pooler's own metrics, read as the connection says. */
    pooler: z
      .strictObject({
        /** Label matchers on a metrics server, for instance `job="codex-pooler"`; every job that exposes them without. */
        selector: z.string().trim().max(500).default(''),
        /** Whether this console's starting set of Pooler rows is judged. */
        defaults: z.boolean().default(true),
      })
      .nullable()
      .default(null),
  })
  .superRefine(({ targets, rows, pooler }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const [id, target] of Object.entries(targets)) {
      const row = PUBLISHED_ROWS.find((one) => one.id === id);
      if (row === undefined || row.target === null) {
        refuse(['targets', id], 'Must be the id of a published row that has a target.');
      } else if (row.unit === 'ratio' && target >= 1) {
        refuse(['targets', id], 'Must be a share below 1, for instance 0.999.');
      }
    }
    const taken = new Set([...PUBLISHED_ROWS, ...POOLER_ROWS].map(({ id }) => id));
    for (const [index, { id, service }] of rows.entries()) {
      if (taken.has(id)) refuse(['rows', index, 'id'], 'Must differ from every other row.');
      taken.add(id);
      if (service === 'pooler' && pooler === null) {
        refuse(['rows', index, 'service'], 'Needs "pooler" with a selector, which says where to read it.');
      }
    }
  });

/** What a catalogue file says, or where it is wrong; the message never repeats what was written. */
export type CatalogueReading =
  | { readonly kind: 'ok'; readonly catalogue: SloCatalogue }
  | { readonly kind: 'invalid'; readonly line: number; readonly field: string; readonly message: string };

/** Reads the text of a catalogue file (`slo-catalogue.json`). */
export function readCatalogue(text: string): CatalogueReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const line = /\(line (\d+)/.exec(String(error))?.[1];
    return {
      kind: 'invalid',
      line: line === undefined ? 1 : Number(line),
      field: 'the file',
      message: 'is not valid JSON.',
    };
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const { issues } = parsed.error;
    // A misspelt field is also a missing one; what was written is what can be pointed at.
    return refusal(text, issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]);
  }
  const { targets, rows, pooler } = parsed.data;
  const defaults = pooler?.defaults === true ? POOLER_ROWS : [];
  return {
    kind: 'ok',
    catalogue: catalogueOf(
      new Map(Object.entries(targets)),
      [...rows, ...defaults],
      pooler?.selector ?? null,
    ),
  };
}

function refusal(text: string, issue: z.core.$ZodIssue | undefined): CatalogueReading {
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...extra];
  const lines = jsonLines(text);
  // A field that is missing stands where its parent begins.
  const line = lines.get(pathKey(path)) ?? lines.get(pathKey(path.slice(0, -1))) ?? 1;
  const message = extra.length > 0 ? 'is not a field of this file.' : (issue?.message ?? 'is invalid.');
  return { kind: 'invalid', line, field: path.length === 0 ? 'the file' : path.join('.'), message };
}
