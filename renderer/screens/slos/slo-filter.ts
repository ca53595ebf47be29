import { z } from 'zod';
import type { Verdict } from '../../../shared/slo/result.ts';
import type { RowView } from './slo-view.ts';

export const FILTERS = [
  { id: 'all', word: 'All', verdicts: null },
  { id: 'breaching', word: 'Breaching', verdicts: ['breach', 'assumed breach'] },
  { id: 'undecided', word: 'Undecided', verdicts: ['undecided', 'untrustworthy', 'no data'] },
  {
    id: 'not measurable',
    word: 'Not measurable',
    verdicts: ['not measurable', 'not instrumented', 'not enabled'],
  },
  { id: 'passing', word: 'Passing', verdicts: ['pass', 'assumed pass'] },
] as const satisfies readonly { id: string; word: string; verdicts: readonly Verdict[] | null }[];

/** What the list of rows is narrowed to, and how what is left is put together. */
export const sloFilterSchema = z.strictObject({
  verdicts: z.enum(['all', 'breaching', 'undecided', 'not measurable', 'passing']),
  text: z.string().max(200),
  group: z.enum(['table', 'verdict']),
});
export type SloFilter = z.infer<typeof sloFilterSchema>;

export const NO_FILTER: SloFilter = { verdicts: 'all', text: '', group: 'table' };

/** What the filter of an earlier visit was, from its stored form; none where that cannot be read. */
export function storedFilter(stored: string | undefined): SloFilter {
  try {
    return sloFilterSchema.parse(JSON.parse(stored ?? ''));
  } catch {
    return NO_FILTER;
  }
}

/** The rows a filter leaves; its text is looked for in name, id, verdict and scope, whatever its case. */
export function filterRows(
  rows: readonly RowView[],
  { verdicts, text }: Pick<SloFilter, 'verdicts' | 'text'>,
): RowView[] {
  const wanted: readonly Verdict[] | null = FILTERS.find(({ id }) => id === verdicts)?.verdicts ?? null;
  const needle = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (wanted === null || wanted.includes(row.verdict)) &&
      `${row.words?.label ?? ''} ${row.id} ${row.verdict} ${row.scope}`.toLowerCase().includes(needle),
  );
}
