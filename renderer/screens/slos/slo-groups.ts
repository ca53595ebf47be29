import { GROUP_NAMES } from '../../../shared/slo/catalogue/label.ts';
import { targetSign } from '../../components/band-scale.ts';
import { VERDICT_ORDER, VERDICTS } from '../../components/verdicts.ts';
import type { RowView } from './slo-view.ts';

/** Rows of one published surface, next to each other. */
interface Surface {
  readonly name: string;
  readonly rows: readonly RowView[];
}

/** One published table, or the rows of one verdict. */
export interface Family {
  readonly name: string;
  readonly surfaces: readonly Surface[];
}

/** Rows as the published tables: by family, then by surface, each in the order given. */
export function families(rows: readonly RowView[]): Family[] {
  return [...Map.groupBy(rows, familyName)].map(([name, members]) => ({
    name,
    surfaces: surfacesOf(members),
  }));
}

/** Rows by their verdict, those that need a person first, then by surface. */
export function byVerdict(rows: readonly RowView[]): Family[] {
  const groups = Map.groupBy(rows, ({ verdict }) => verdict);
  return VERDICT_ORDER.flatMap((verdict) => {
    const members = groups.get(verdict);
    return members === undefined ? [] : [{ name: VERDICTS[verdict].word, surfaces: surfacesOf(members) }];
  });
}

function surfacesOf(rows: readonly RowView[]): Surface[] {
  return [...Map.groupBy(rows, (row) => row.words?.surface ?? row.id)].map(([name, of]) => ({
    name,
    rows: of,
  }));
}

function familyName({ words }: RowView): string {
  return words === null ? 'Rows this version does not know' : GROUP_NAMES[words.group];
}

/** What of its surface a row judges: `p95`, `availability`; the whole label where that is only the surface. */
export function objective({ id, words }: RowView): string {
  if (words === null) return id;
  const { label, surface } = words;
  const lead = `${surface}: `;
  return label.startsWith(lead) ? label.slice(lead.length) : 'value';
}

/** `≤ 30 ms`, as the published tables write it. */
export function targetText({ target, unit, words }: RowView): string | null {
  return target === null || words === null ? null : targetSign(target, unit, words.direction);
}
