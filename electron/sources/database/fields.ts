import { z } from 'zod';

/** Shapes of PostgreSQL's own texts: a value of another type than the contract's makes its row unreadable. */

/** A timestamp without zone holds UTC (pooler-contract 14); one with a zone is written in UTC, which the session asks for. */
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)(?:\+00)?$/;

/** Unix ms; digits below the millisecond are cut off. */
export const timeColumn = z.string().transform((text, context) => {
  const match = TIMESTAMP.exec(text);
  const timeMs = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2]}Z`);
  if (!Number.isNaN(timeMs)) return timeMs;
  context.addIssue('not a timestamp');
  return z.NEVER;
});

export const integerColumn = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);

export const numberColumn = z
  .string()
  .regex(/^-?\d{1,15}(?:\.\d{1,15})?$/)
  .transform(Number);

export const idColumn = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** A word of some vocabulary: an unknown one is kept, a sentence or an address is not a word. */
export const wordColumn = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

/** A JSON object; null, which an empty one becomes in the views, is empty. */
export const jsonColumn = z
  .string()
  .nullable()
  .transform((text, context) => {
    if (text === null) return {};
    const parsed = jsonObject.safeParse(text);
    if (parsed.success) return parsed.data;
    context.addIssue('not a JSON object');
    return z.NEVER;
  });

const jsonObject = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.record(z.string(), z.unknown()));
