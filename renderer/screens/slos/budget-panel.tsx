import type { BudgetResult } from '../../../shared/slo/budget-result.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { Panel } from '../../components/panel.tsx';
import { durationText } from '../../time/format.ts';
import { BurnAlerts } from './burn-alerts.tsx';
import { Figure } from './figure.tsx';
import { budgetText, burnText, coverageText, failuresLeftText } from './figure-words.ts';
import cells from './plain-table.module.css';
import { PlainTable } from './plain-table.tsx';
import classes from './slos.module.css';

const MINUTE_MS = 60_000;

const BURN_COLUMNS = ['Window', 'Burn rate', 'Failures', 'Requests', 'Covered'].map((head) => ({ head }));

function minutesLeftText(minutes: number): string {
  return minutes < 0
    ? `${durationText(-minutes * MINUTE_MS)} over`
    : `${durationText(minutes * MINUTE_MS)} of full outage left`;
}

function Spend({ budget }: { readonly budget: BudgetResult }) {
  const { spend } = budget;
  if (spend === null) return null;
  return (
    <dl className={classes.facts}>
      <dt>Budget</dt>
      <dd>{budgetText(budget)}</dd>
      <dt>In requests</dt>
      <dd>
        {failuresLeftText(budget)}: {formatCount(spend.failures)} of {formatCount(spend.allowed)} allowed are
        spent
      </dd>
      <dt>In time</dt>
      <dd>{minutesLeftText(spend.minutesLeft)}, at steady traffic</dd>
      <dt>Covered</dt>
      <dd>{coverageText(spend.coverage, '30d')}</dd>
    </dl>
  );
}

function BurnRates({ rates }: Pick<BudgetResult, 'rates'>) {
  return (
    <PlainTable label="Burn rates" columns={BURN_COLUMNS}>
      <tbody>
        {rates.map(({ window, rate, tally, coverage }) => (
          <tr key={window} className={cells.row}>
            <th scope="row">{window}</th>
            <td>
              <Figure text={burnText(rate)} />
            </td>
            <td>
              <Figure text={tally === null ? null : formatCount(tally.failures)} />
            </td>
            <td>
              <Figure text={tally === null ? null : formatCount(tally.total)} />
            </td>
            <td>
              <Figure text={coverageText(coverage, window)} />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

/** The error budget of an availability row: what is left, how fast it goes, and which alerts that trips. */
export function BudgetPanel({ budget }: { readonly budget: BudgetResult }) {
  return (
    <Panel title="Error budget and burn" aside={<span>1x spends all of it in 30 days</span>}>
      <div className={classes.verdict}>
        <p className={classes.why}>{budget.projection}</p>
        <Spend budget={budget} />
      </div>
      {budget.alerts.length === 0 ? null : <BurnAlerts alerts={budget.alerts} />}
      {budget.rates.length === 0 ? null : <BurnRates rates={budget.rates} />}
    </Panel>
  );
}
