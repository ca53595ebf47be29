import type { BudgetResult } from '../../../shared/slo/budget-result.ts';
import { Tone } from '../../components/tone.tsx';
import { Figure } from './figure.tsx';
import { burnText } from './figure-words.ts';
import classes from './plain-table.module.css';
import { PlainTable } from './plain-table.tsx';

const LOOKS = {
  true: { tone: 'degraded', icon: 'triangle', word: 'Holds' },
  false: { tone: 'ok', icon: 'check', word: 'Does not hold' },
  'no data': { tone: 'unknown', icon: 'question', word: 'No data' },
} as const;

const COLUMNS = [
  { head: 'Alert', width: '128px' },
  { head: 'State', width: '150px' },
  { head: 'Long window', width: '128px' },
  { head: 'Short window', width: '128px' },
  { head: 'Why and source' },
];

/** The multi-window burn alerts: each holds where both its windows burn faster than its factor. */
export function BurnAlerts({ alerts }: Pick<BudgetResult, 'alerts'>) {
  return (
    <PlainTable label="Burn alerts" columns={COLUMNS}>
      <tbody>
        {alerts.map((alert) => (
          <tr key={`${alert.factor} ${alert.long}`} className={classes.row}>
            <th scope="row">
              above {alert.factor}x
              <span className={classes.quiet}>
                {alert.action}, {Math.round(alert.budgetUsed * 100)} % of the budget
              </span>
            </th>
            <td>
              <Tone {...LOOKS[alert.condition]} shape="filled" />
            </td>
            <td>
              <Figure text={burnText(alert.longRate)} />
              <span className={classes.quiet}>
                over {alert.long}
                {alert.complete ? '' : ', incomplete'}
              </span>
            </td>
            <td>
              <Figure text={burnText(alert.shortRate)} />
              <span className={classes.quiet}>over {alert.short}</span>
            </td>
            <td className={classes.reason}>
              {alert.why}
              <span className={classes.quiet}>{alert.source}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
