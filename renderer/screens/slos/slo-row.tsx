import { memo } from 'react';
import { Link } from 'wouter';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { BandBar } from '../../components/band-bar.tsx';
import { Path } from '../../components/path.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { VERDICTS } from '../../components/verdicts.ts';
import { BudgetCell, FloorCell } from './budget-cell.tsx';
import { Figure } from './figure.tsx';
import { coverageText, knownText } from './figure-words.ts';
import classes from './plain-table.module.css';
import { objective, targetText } from './slo-groups.ts';
import { bandOf, type RowView, rowElementId, rowPath } from './slo-view.ts';
import { StandIn } from './stand-in.tsx';

/** What the last column of a family tells. */
export type LastColumn = 'budget' | 'floor' | null;

function Figures({ row, last }: { readonly row: RowView; readonly last: LastColumn }) {
  const band = bandOf(row, row);
  return (
    <>
      <td>{band === null ? null : <BandBar band={band} verdict={row.verdict} />}</td>
      <td>
        <b>
          <Figure text={row.estimate === null ? null : sloValueText(row.estimate, row.unit)} />
        </b>
        <span className={classes.quiet}>
          <Figure text={knownText(row)} />
        </span>
      </td>
      <td>
        <Figure text={row.n === null ? null : formatCount(row.n)} />
        <span className={classes.quiet}>
          <Figure text={coverageText(row.coverage, row.window)} />
        </span>
      </td>
      {last === 'budget' ? <BudgetCell budget={row.budget} /> : null}
      {last === 'floor' ? <FloorCell dip={row.dip} /> : null}
    </>
  );
}

interface SloRowProps {
  readonly row: RowView;
  /** The only row of its surface, which then stands in the row itself. */
  readonly alone: boolean;
  readonly last: LastColumn;
}

function Name({ row, alone }: Omit<SloRowProps, 'last'>) {
  const { words } = row;
  const target = targetText(row) ?? 'no figure published';
  return (
    <th scope="row">
      <Link
        id={rowElementId(row.id)}
        href={rowPath(row.id)}
        className={classes.opener ?? ''}
        aria-label={alone ? undefined : `${objective(row)}, ${words?.surface ?? row.id}`}
      >
        {alone ? <Path text={words?.surface ?? row.id} /> : objective(row)}
      </Link>{' '}
      <span className={alone ? classes.quiet : classes.target}>
        {alone ? `${objective(row)} ${target}` : target}
      </span>
    </th>
  );
}

/** A replica that does worse than all of them together (slo-contract 9.1). */
function WorstReplica({ row: { verdict, worstReplica } }: { readonly row: RowView }) {
  if (worstReplica === null || worstReplica.verdict === verdict) return null;
  return (
    <span className={classes.quiet}>
      {worstReplica.replica}: {VERDICTS[worstReplica.verdict].word.toLowerCase()}
    </span>
  );
}

/** One published row. Its name opens its page; where nothing can be read, the reason stands in place of figures. */
export const SloRow = memo(function SloRow({ row, alone, last }: SloRowProps) {
  const silent = row.estimate === null && row.interval === null && row.n === null;
  return (
    <tr className={classes.row}>
      <Name row={row} alone={alone} />
      <td>
        <VerdictBadge verdict={row.verdict} />
        <WorstReplica row={row} />
      </td>
      {silent ? (
        <td colSpan={last === null ? 3 : 4} className={classes.reason}>
          {row.why}
          <StandIn row={row} />
        </td>
      ) : (
        <Figures row={row} last={last} />
      )}
    </tr>
  );
});
