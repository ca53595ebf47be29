import { useQuery } from '@tanstack/react-query';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { CalendarFigures } from '../../../shared/slo/calendar-figures.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { Age } from '../../time/moment.tsx';
import { calendarSpan } from './calendar-words.ts';
import { Figure } from './figure.tsx';
import { knownText, spentText } from './figure-words.ts';
import { PlainTable } from './plain-table.tsx';
import type { RowView } from './slo-view.ts';
import classes from './slos.module.css';

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

const COLUMNS = ['Window, UTC', 'Verdict', 'Estimate, known', 'N', 'Covered'] as const;

/** The row over day, week and month: so far, and the whole one before. */
export function CalendarPanel({ row }: { readonly row: RowView }) {
  const query = useQuery(api.slos.calendar.queryOptions({ id: row.id }));
  const read = query.data?.kind === 'read' ? query.data : null;
  return (
    <Panel
      title="Calendar windows"
      aside={
        read === null ? undefined : (
          <span>
            read <Age atMs={read.atMs} /> ago
          </span>
        )
      }
    >
      <Loaded query={query} placeholder={<Loading rows={6} height={26} />}>
        {(past) =>
          past.kind === 'unread' ? (
            <p className={classes.note}>{past.why}</p>
          ) : (
            <PlainTable
              label="Calendar windows"
              columns={row.budget === null ? COLUMNS : [...COLUMNS, 'Budget']}
              layout="calendar"
            >
              <tbody>
                {past.value.map((line) => (
                  <Line key={line.name} line={line} row={row} />
                ))}
              </tbody>
            </PlainTable>
          )
        }
      </Loaded>
    </Panel>
  );
}
