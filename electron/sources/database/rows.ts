import type { z } from 'zod';
import { DatabaseFailure } from './database-failure.ts';

/** Rows of one view: those that the allow-list accepted, and how many it did not. */
export interface Rows<T> {
  readonly rows: readonly T[];
  readonly unreadable: number;
}

/**
 * Parses each row on its own, so that one of another form does not blank the others; what a schema does not name is
 * dropped. Throws `DatabaseFailure` `malformed` where not one row could be read: the picture of before is better.
 */
export function readableRows<T>(schema: z.ZodType<T>, items: readonly unknown[], view: string): Rows<T> {
  const rows: T[] = [];
  for (const item of items) {
    const parsed = schema.safeParse(item);
    if (parsed.success) rows.push(parsed.data);
  }
  if (rows.length === 0 && items.length > 0) {
    const detail = `The view ${view} is not in the form this console reads: run the SQL of the README again.`;
    throw new DatabaseFailure({ kind: 'malformed', detail });
  }
  return { rows, unreadable: items.length - rows.length };
}

/** What to say of a list that is not whole; null where it is. */
export function gapNote(view: string, unreadable: number, cut: boolean): string | null {
  const notes: string[] = [];
  if (unreadable > 0) {
    notes.push(`${unreadable === 1 ? '1 row' : `${unreadable} rows`} of ${view} could not be read.`);
  }
  if (cut) notes.push(`More rows of ${view} exist than the console reads at once.`);
  return notes.length === 0 ? null : notes.join(' ');
}
