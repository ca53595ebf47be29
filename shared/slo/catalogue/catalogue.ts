import { ownRow } from './own-row.ts';
import type { OwnRow } from './own-row-schema.ts';
import { readable, type SloRow } from './row.ts';
import { PUBLISHED_ROWS } from './rows.ts';

/** The rows that are judged: the published ones, with targets an operator may have changed, and the operator's own. */
export interface SloCatalogue {
  readonly rows: readonly SloRow[];
  /** The operator's own rows as they were written; `rows` holds them too. */
  readonly ownRows: readonly OwnRow[];
  /** Label matchers that choose the Pooler on a metrics server, may be empty; null where its rows are not judged. */
  readonly poolerSelector: string | null;
}

/** What holds without a catalogue file. */
export const PUBLISHED_CATALOGUE: SloCatalogue = { rows: PUBLISHED_ROWS, ownRows: [], poolerSelector: null };

/** Puts a catalogue together. `targets` is by id of published rows, in the row's unit. */
export function catalogueOf(
  targets: ReadonlyMap<string, number>,
  ownRows: readonly OwnRow[],
  poolerSelector: string | null,
): SloCatalogue {
  const published = PUBLISHED_ROWS.map((row) => withTarget(row, targets.get(row.id)));
  return { rows: [...published, ...ownRows.map(ownRow)], ownRows, poolerSelector };
}

/** A row held against another target; its rule says so. */
function withTarget(row: SloRow, target: number | undefined): SloRow {
  if (target === undefined || target === row.target) return row;
  return {
    ...row,
    target,
    rule: `${row.rule} The catalogue file of this console holds it against another target.`,
    // A published target may lie above the top edge where the changed one does not (SLO-T3).
    class: row.class === 'not measurable' && readable(row) !== null ? 'assumption' : row.class,
  };
}
