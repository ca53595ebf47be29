import type { z } from 'zod';

/** Rows of one list: those that the allow-list accepted, and how many it did not. */
export interface Rows<T> {
  readonly rows: readonly T[];
  readonly unreadable: number;
}

/**
 * Parses each row on its own, so that one row a newer server writes differently does not blank the others.
 * What a schema does not name is dropped here and seen by nobody.
 */
export function parseRows<T>(schema: z.ZodType<T>, items: readonly unknown[]): Rows<T> {
  const rows: T[] = [];
  for (const item of items) {
    const parsed = schema.safeParse(item);
    if (parsed.success) rows.push(parsed.data);
  }
  return { rows, unreadable: items.length - rows.length };
}
