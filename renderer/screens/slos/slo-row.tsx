import { memo, useState } from 'react';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { SloRowResult } from '../../../shared/slo/result.ts';
import { Icon } from '../../components/icon.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { coverageText } from './slo-filter.ts';
import classes from './slos.module.css';

export const COLUMNS = ['Row', 'Verdict', 'Estimate', 'Known interval', 'Target', 'N', 'Covered'] as const;

function intervalText({ interval, unit }: SloRowResult): string {
  if (interval === null) return 'unknown';
  const { low, high } = interval;
  if (low === null) return high === null ? 'unknown' : `at most ${sloValueText(high, unit)}`;
  if (high === null) return `at least ${sloValueText(low, unit)}`;
  return low === high ? sloValueText(low, unit) : `${sloValueText(low, unit)} to ${sloValueText(high, unit)}`;
}

const MEASURED: Readonly<Record<SloRowResult['class'], string>> = {
  exact: 'exact',
  bounded: 'known within bounds',
  assumption: 'rests on an assumption',
  'not measurable': 'not measurable',
};

/** One published row; its button opens why it was decided so. */
export const SloRow = memo(function SloRow({ row }: { readonly row: SloRowResult }) {
  const [open, setOpen] = useState(false);
  const whyId = `why-${row.id}`;
  return (
    <>
      <tr id={`slo-${row.id}`} tabIndex={-1} className={classes.row}>
        <th scope="row">
          <button
            type="button"
            className={classes.opener}
            aria-expanded={open}
            aria-controls={whyId}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'down' : 'right'} size={11} />
            {row.id}
          </button>
        </th>
        <td>
          <VerdictBadge verdict={row.verdict} />
        </td>
        <td>{sloValueText(row.estimate, row.unit)}</td>
        <td>{intervalText(row)}</td>
        <td>{row.target === null ? 'none published' : sloValueText(row.target, row.unit)}</td>
        <td>{row.n === null ? 'unknown' : row.n.toLocaleString('en')}</td>
        <td>{coverageText(row)}</td>
      </tr>
      <tr id={whyId} className={classes.why} hidden={!open}>
        <td colSpan={COLUMNS.length}>
          <p>{row.why}</p>
          <p className={classes.quiet}>
            Scope: {row.scope}. Measured: {MEASURED[row.class]}.
          </p>
        </td>
      </tr>
    </>
  );
});
