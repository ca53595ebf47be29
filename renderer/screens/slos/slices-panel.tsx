import { useQuery } from '@tanstack/react-query';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { SliceHealth } from '../../../shared/slo/slices.ts';
import { formatCount, formatShare } from '../../../shared/slo/wording.ts';
import { api } from '../../api/client.ts';
import { Figure } from './figure.tsx';
import { PastPanel } from './past-panel.tsx';
import { objective } from './slo-groups.ts';
import type { RowView } from './slo-view.ts';
import classes from './slos.module.css';

function Health({ row, health }: { readonly row: RowView; readonly health: SliceHealth }) {
  const { possible, observed, inBand, outOfBand, undecided, percentile } = health;
  return (
    <div className={classes.verdict}>
      <dl className={classes.facts}>
        <dt>Slices in band</dt>
        <dd>
          <Figure text={observed === 0 ? null : formatShare(inBand / observed)} />
          {observed === 0
            ? null
            : `: ${formatCount(inBand)} in, ${formatCount(outOfBand)} out, ${formatCount(undecided)} undecided`}
        </dd>
        <dt>Slices observed</dt>
        <dd>
          {formatCount(observed)} of {formatCount(possible)} in 30 days
        </dd>
        {row.unit === 'seconds' ? (
          <>
            <dt>95th percentile of the slices’ {objective(row)}</dt>
            <dd>
              <Figure text={percentile === null ? null : sloValueText(percentile, row.unit)} />
            </dd>
          </>
        ) : null}
      </dl>
      <p className={classes.aboutSlices}>
        Each slice counts the same, a quiet night like a busy hour: this is for reviewing the band and is not
        the row over 30 days. A slice is left out where it was not scraped at both ends, or nothing was asked
        in it. The reading is kept for an hour.
      </p>
    </div>
  );
}

/** How a row has fared over 30 days, five minutes at a time. */
export function SlicesPanel({ row }: { readonly row: RowView }) {
  const query = useQuery(api.slos.slices.queryOptions({ id: row.id }));
  return (
    <PastPanel title="30-day health by 5-minute slices" query={query} rows={3}>
      {(health) => <Health row={row} health={health} />}
    </PastPanel>
  );
}
