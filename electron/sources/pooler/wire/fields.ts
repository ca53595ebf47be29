import { z } from 'zod';

/**
 * Field shapes of the Pooler's answers, narrower than JSON's: a word is a word, an id is an id, so that no
 * foreign text rides along in a field that is never shown to the redaction policy.
 */

/** `2026-01-15T10:00:00.123456Z`, with or without a fraction of any length; always UTC (pooler-contract, reading notes). */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** A timestamp as Unix ms; digits below the millisecond are cut off. */
export const timeField = z
  .string()
  .regex(TIMESTAMP)
  .transform((text, context) => {
    const timeMs = Date.parse(text);
    if (!Number.isNaN(timeMs)) return timeMs;
    context.addIssue('not a point in time');
    return z.NEVER;
  });

/** A lower-case hyphenated UUID (pooler-contract, reading notes). */
export const idField = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** A vocabulary word or slug; unknown words are kept, sentences and addresses are not words. */
export const wordField = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);

/** A word that a row must have: what is missing or unreadable is `unknown`, and the row survives. */
export const wordOrUnknown = wordField.catch('unknown');

export const countField = z.number().int().nonnegative();

/**
 * A field that may be absent, null (POOLER-T8: which of the two depends on the tool) or, on a server that is
 * half upgraded, of another type: all three mean "not known" and give null, so that the row survives.
 */
export function optionalField<T extends z.ZodType>(field: T) {
  return field.nullable().optional().default(null).catch(null);
}
