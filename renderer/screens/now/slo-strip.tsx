import { Link } from 'wouter';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { Tone } from '../../components/tone.tsx';
import { VERDICT_ORDER, VERDICTS } from '../../components/verdicts.ts';
import { Age } from '../../time/moment.tsx';
import classes from './now.module.css';
import { SloAttention } from './slo-attention.tsx';
import { SloBudgets } from './slo-budgets.tsx';

type Evaluated = NonNullable<ApiOutputs['now']['view']['slo']>;

function Counts({ rows }: Evaluated['result']) {
  const counts = VERDICT_ORDER.map((verdict) => ({
    verdict,
    count: rows.filter((row) => row.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
  return (
    <ul className={classes.counts} aria-label="Rows by verdict">
      {counts.map(({ verdict, count }) => (
        <li key={verdict}>
          <Tone
            tone={VERDICTS[verdict].tone}
            icon={VERDICTS[verdict].icon}
            word={`${count} ${VERDICTS[verdict].word.toLowerCase()}`}
          />
        </li>
      ))}
    </ul>
  );
}

interface SloStripProps {
  readonly slo: Evaluated | null;
  readonly source: SourceStatus | undefined;
}

/** How many rows have which verdict, what needs a look, and what is left of the error budgets. */
export function SloStrip({ slo, source }: SloStripProps) {
  if (slo === null) {
    return (
      <Panel title="SLOs">
        <Empty icon="target" title="No SLO has been evaluated">
          {source?.detail ?? 'Waiting for the first answer.'}
        </Empty>
      </Panel>
    );
  }
  const { result } = slo;
  return (
    <Panel
      title="SLOs"
      aside={
        <span>
          evaluated <Age atMs={slo.atMs} /> ago
        </span>
      }
    >
      <Counts {...result} />
      <SloAttention result={result} />
      <SloBudgets result={result} />
      <p className={classes.more}>
        <Link href="/slos">All {result.rows.length} rows</Link>
      </p>
    </Panel>
  );
}
