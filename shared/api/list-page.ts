import { z } from 'zod';

/** The part of a list that is asked for; lists are in a fixed order, so a place in them is a number. */
export const listPageSchema = z.strictObject({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(100),
});

/** A filter that narrows to one word; null asks for everything. */
export const wordSchema = z.string().trim().min(1).max(120).nullable().default(null);

/** A choice of a filter with how many rows it has. */
export interface Choice {
  readonly value: string;
  readonly word: string;
  readonly count: number;
}

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
  readonly total: { readonly count: number; readonly atLeast: boolean };
}

/** One page of rows that are all at hand. `complete` is false where the source itself could not list them all. */
export function listPage<Row>(
  rows: readonly Row[],
  { offset, limit }: z.infer<typeof listPageSchema>,
  complete = true,
): ListPage<Row> {
  const end = offset + limit;
  return {
    rows: rows.slice(offset, end),
    next: end < rows.length ? end : null,
    total: { count: rows.length, atLeast: !complete },
  };
}

/** How often each value occurs, in the order of the words. */
export function choicesOf<Row>(
  rows: readonly Row[],
  valueIn: (row: Row) => string,
  wordFor: (value: string) => string = (value) => value,
): Choice[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(valueIn(row), (counts.get(valueIn(row)) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, word: wordFor(value), count }))
    .sort((a, b) => a.word.localeCompare(b.word, 'en'));
}

/** True where any of the texts holds `needle`, whatever its case; everything holds null. */
export function holdsText(needle: string | null, ...texts: readonly (string | null)[]): boolean {
  if (needle === null) return true;
  const wanted = needle.toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}
