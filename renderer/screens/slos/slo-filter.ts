import type { SloRowResult, Verdict } from '../../../shared/slo/result.ts';

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
export type FilterId = (typeof FILTERS)[number]['id'];

/** The rows a filter and a text leave; the text is looked for in id, verdict and scope, whatever its case. */
export function filterRows(rows: readonly SloRowResult[], filterId: FilterId, text: string): SloRowResult[] {
  const verdicts: readonly Verdict[] | null = FILTERS.find(({ id }) => id === filterId)?.verdicts ?? null;
  const wanted = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (verdicts === null || verdicts.includes(row.verdict)) &&
      `${row.id} ${row.verdict} ${row.scope}`.toLowerCase().includes(wanted),
  );
}

/** Rows by their family, the first word of their id, in the order of the table. */
export function byFamily(rows: readonly SloRowResult[]): [string, SloRowResult[]][] {
  return [...Map.groupBy(rows, (row) => row.id.split('.')[0] ?? row.id)];
}

const UNIT_WORDS: Readonly<Record<string, string>> = { d: 'days', h: 'hours', m: 'min' };

/** `27.9 of 30 days`: how much of the window has data. */
export function coverageText({ coverage, window }: SloRowResult): string {
  if (coverage === null) return 'unknown';
  const [, amount, unit] = /^(\d+)([dhm])$/.exec(window) ?? [];
  if (amount === undefined || unit === undefined) return `${Math.round(coverage * 100)} %`;
  return `${Number((coverage * Number(amount)).toFixed(1))} of ${amount} ${UNIT_WORDS[unit] ?? unit}`;
}
