import { Panel } from '../../components/panel.tsx';
import { VERDICT_ORDER, VERDICTS } from '../../components/verdicts.ts';
import classes from './plain-table.module.css';
import { PlainTable, VERDICT_COLUMN } from './plain-table.tsx';
import type { Family } from './slo-groups.ts';
import { type LastColumn, SloRow } from './slo-row.tsx';

// The band takes what is left; in a narrow window that is little, and the objective gives way.
const COLUMNS = [
  { head: 'Objective', width: 'clamp(190px, 44cqi - 170px, 30cqi)' },
  VERDICT_COLUMN,
  { head: 'Band' },
  { head: 'Estimate, known', width: '128px' },
  { head: 'N, covered', width: '100px' },
];
const LAST_COLUMN = {
  budget: { head: 'Budget, burn 1h', width: '130px' },
  floor: { head: 'Floor', width: '130px' },
};

function lastColumn({ surfaces }: Family): LastColumn {
  const rows = surfaces.flatMap(({ rows: of }) => of);
  if (rows.some(({ budget }) => budget !== null)) return 'budget';
  return rows.some(({ dip }) => dip !== null) ? 'floor' : null;
}

function countWords({ surfaces }: Family): string {
  const rows = surfaces.flatMap(({ rows: of }) => of);
  return VERDICT_ORDER.map((verdict) => ({
    word: VERDICTS[verdict].word.toLowerCase(),
    count: rows.filter((row) => row.verdict === verdict).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`)
    .join(', ');
}

/** One published table: its surfaces, and of each what is promised and what can be known. */
export function SloFamily({ family }: { readonly family: Family }) {
  const last = lastColumn(family);
  const columns = last === null ? COLUMNS : [...COLUMNS, LAST_COLUMN[last]];
  return (
    <Panel title={family.name} aside={<span>{countWords(family)}</span>}>
      <PlainTable label={`${family.name} rows`} columns={columns}>
        {family.surfaces.map(({ name, rows }) => (
          <tbody key={name}>
            {rows.length > 1 ? (
              <tr className={classes.surface}>
                <th scope="rowgroup" colSpan={columns.length}>
                  {name}
                </th>
              </tr>
            ) : null}
            {rows.map((row) => (
              <SloRow key={row.id} row={row} alone={rows.length === 1} last={last} />
            ))}
          </tbody>
        ))}
      </PlainTable>
    </Panel>
  );
}
