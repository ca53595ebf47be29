import type { BudgetResult } from '../../../shared/slo/budget-result.ts';
import type { LaneResult } from '../../../shared/slo/result.ts';
import { Tone } from '../../components/tone.tsx';
import { Figure } from './figure.tsx';
import { budgetText, burnText, hourlyBurn, isBurning } from './figure-words.ts';
import { laneLook } from './lane-look.ts';
import classes from './plain-table.module.css';

/** What is left of a row's error budget, and how fast the last hour spends it. */
export function BudgetCell({ budget }: { readonly budget: BudgetResult | null }) {
  if (budget === null) {
    return (
      <td>
        <Figure text={null} />
      </td>
    );
  }
  const burn = burnText(hourlyBurn(budget));
  return (
    <td>
      <Figure text={budgetText(budget)} />
      {isBurning(budget) ? (
        <Tone tone="degraded" icon="triangle" word={`Burning ${burn ?? ''}`} />
      ) : (
        <span className={classes.quiet}>burn {burn ?? <Figure text={null} />}</span>
      )}
    </td>
  );
}

/** Whether a share stays under its floor. */
export function FloorCell({ dip }: { readonly dip: LaneResult | null }) {
  if (dip === null) {
    return (
      <td>
        <Figure text={null} />
      </td>
    );
  }
  const look = laneLook(dip);
  return (
    <td>
      <Tone tone={look.tone} icon={look.icon} word={dip.state === 'inactive' ? 'Not dipping' : look.word} />
    </td>
  );
}
