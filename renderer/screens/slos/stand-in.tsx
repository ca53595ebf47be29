import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { intervalWords } from '../../components/band-scale.ts';
import { coverageText } from './figure-words.ts';
import classes from './plain-table.module.css';
import type { RowView } from './slo-view.ts';

/** What the console's own probe reads in place of a row that nothing counts; never the row's verdict. */
export function StandIn({ row: { standIn } }: { readonly row: RowView }) {
  if (standIn === null) return null;
  const { estimate, unit, n, coverage, window } = standIn;
  const known = intervalWords(standIn);
  const figures = [
    estimate === null ? 'no estimate' : sloValueText(estimate, unit),
    known === null || standIn.interval?.low === standIn.interval?.high ? null : `known ${known}`,
    n === null ? null : `N ${formatCount(n)}`,
    coverageText(coverage, window),
  ];
  return (
    <span className={classes.standIn}>
      <b>Beside it, {standIn.scope}:</b> {figures.filter((text) => text !== null).join(', ')}. {standIn.why}
    </span>
  );
}
