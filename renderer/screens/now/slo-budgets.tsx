import { Link } from 'wouter';
import type { BudgetResult } from '../../../shared/slo/budget-result.ts';
import type { SloResult, SloRowResult } from '../../../shared/slo/result.ts';
import { BandBar } from '../../components/band-bar.tsx';
import { Path } from '../../components/path.tsx';
import { rowSurface } from '../../components/slo-names.ts';
import { budgetText, burnText, hourlyBurn } from '../slos/figure-words.ts';
import { rowPath } from '../slos/slo-view.ts';
import classes from './slo-budgets.module.css';

interface Line {
  readonly budget: BudgetResult;
  readonly row: SloRowResult;
}

function spentLines({ rows, details }: SloResult): Line[] {
  return (details?.budgets ?? [])
    .flatMap((budget) => {
      const row = rows.find(({ id }) => id === budget.id);
      return row === undefined || budget.spend === null ? [] : [{ budget, row }];
    })
    .sort((a, b) => (b.budget.spend?.used ?? 0) - (a.budget.spend?.used ?? 0));
}

function BudgetLine({ budget, row }: Line) {
  const { unit, estimate, interval, verdict } = row;
  const burn = burnText(hourlyBurn(budget));
  return (
    <li className={classes.line}>
      <Link href={rowPath(row.id)}>
        <Path text={rowSurface(row.id)} />
      </Link>
      <BandBar
        band={{ unit, estimate, interval, target: budget.target, direction: '>=' }}
        verdict={verdict}
      />
      <span className={classes.left}>
        {budgetText(budget)}
        <span>{burn === null ? 'no traffic in 1 h' : `burn ${burn}`}</span>
      </span>
    </li>
  );
}

/** What is left of each error budget that can be counted, the most spent first. */
export function SloBudgets({ result }: { readonly result: SloResult }) {
  const lines = spentLines(result);
  if (lines.length === 0) return null;
  return (
    <div className={classes.budgets}>
      <h3>Error budgets, 30 days</h3>
      <ul>
        {lines.map((line) => (
          <BudgetLine key={line.row.id} {...line} />
        ))}
      </ul>
    </div>
  );
}
