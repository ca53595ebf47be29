import { useQuery } from '@tanstack/react-query';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { CalendarFigures } from '../../../shared/slo/calendar-figures.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { api } from '../../api/client.ts';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { calendarSpan } from './calendar-words.ts';
import { Figure } from './figure.tsx';
import { knownText, spentText } from './figure-words.ts';
import { PastPanel } from './past-panel.tsx';
import classes from './plain-table.module.css';
import { PlainTable, VERDICT_COLUMN } from './plain-table.tsx';
import type { RowView } from './slo-view.ts';

function Figures({ line, row }: { readonly line: CalendarFigures; readonly row: RowView }) {
  const { figures, budget } = line;
  return (
    <>
      <td>
        <Figure text={figures.estimate === null ? null : sloValueText(figures.estimate, row.unit)} />
        <span className={classes.quiet}>
          <Figure text={knownText({ interval: figures.interval, unit: row.unit })} />
        </span>
      </td>
      <td>
        <Figure text={figures.n === null ? null : formatCount(figures.n)} />
      </td>
      <td>
        <Figure text={figures.coverage === null ? null : `${Math.floor(figures.coverage * 100)} %`} />
      </td>
      {row.budget === null ? null : (
        <td>
          <Figure text={budget === null ? null : spentText(budget.used)} />
          {budget === null ? null : (
            <span className={classes.quiet}>
              {formatCount(budget.failures)} of {formatCount(budget.allowed)} allowed
            </span>
          )}
        </td>
      )}
    </>
  );
}

function Line({ line, row }: { readonly line: CalendarFigures; readonly row: RowView }) {
  return (
    <tr className={classes.row}>
      <th scope="row">
        {line.name}
        <span className={classes.quiet}>{calendarSpan(line)}</span>
      </th>
      <td>
        <VerdictBadge verdict={line.figures.verdict} />
      </td>
      {line.why === null ? (
        <Figures line={line} row={row} />
      ) : (
        <td colSpan={row.budget === null ? 3 : 4} className={classes.reason}>
          {line.why}
        </td>
      )}
    </tr>
  );
}

const COLUMNS = [
  { head: 'Window, UTC', width: '170px' },
  VERDICT_COLUMN,
  { head: 'Estimate, known' },
  { head: 'N', width: '110px' },
  { head: 'Covered', width: '110px' },
];
const BUDGET_COLUMN = { head: 'Budget', width: '150px' };

/** The row over day, week and month: so far, and the whole one before. */
export function CalendarPanel({ row }: { readonly row: RowView }) {
  const query = useQuery(api.slos.calendar.queryOptions({ id: row.id }));
  return (
    <PastPanel title="Calendar windows" query={query} rows={6}>
      {(lines) => (
        <PlainTable
          label="Calendar windows"
          columns={row.budget === null ? COLUMNS : [...COLUMNS, BUDGET_COLUMN]}
        >
          <tbody>
            {lines.map((line) => (
              <Line key={line.name} line={line} row={row} />
            ))}
          </tbody>
        </PlainTable>
      )}
    </PastPanel>
  );
}
