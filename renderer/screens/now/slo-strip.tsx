import { Link } from 'wouter';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { Tone } from '../../components/tone.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { VERDICT_ORDER, VERDICTS } from '../../components/verdicts.ts';
import { goTo } from '../../shell/go-to.ts';
import { Age } from '../../time/moment.tsx';
import classes from './now.module.css';

const NEEDS_A_LOOK = new Set(['breach', 'assumed breach', 'untrustworthy']);
const SHOWN = 6;

interface SloStripProps {
  readonly slo: ApiOutputs['now']['view']['slo'];
  readonly source: SourceStatus | undefined;
}

/** How many rows have which verdict, and the rows and lanes that need a look. */
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
  const { rows, lanes } = slo.result;
  const bad = rows.filter((row) => NEEDS_A_LOOK.has(row.verdict));
  const firing = lanes.filter((lane) => lane.state === 'firing' || lane.state === 'pending');
  return (
    <Panel
      title="SLOs"
      aside={
        <span>
          evaluated <Age atMs={slo.atMs} /> ago
        </span>
      }
    >
      <div className={classes.counts}>
        {VERDICT_ORDER.map((verdict) => ({
          verdict,
          count: rows.filter((row) => row.verdict === verdict).length,
        }))
          .filter(({ count }) => count > 0)
          .map(({ verdict, count }) => (
            <Tone
              key={verdict}
              tone={VERDICTS[verdict].tone}
              icon={VERDICTS[verdict].icon}
              word={`${count} ${VERDICTS[verdict].word.toLowerCase()}`}
            />
          ))}
      </div>
      <ul className={classes.rows}>
        {bad.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <VerdictBadge verdict={row.verdict} />
            <button type="button" className={classes.rowLink} onClick={() => goTo('/slos', `slo-${row.id}`)}>
              {row.id}
            </button>
            <span className={classes.rowValue}>
              {sloValueText(row.estimate, row.unit)} / {sloValueText(row.target, row.unit)}
            </span>
          </li>
        ))}
        {firing.map((lane) => (
          <li key={lane.id}>
            <Tone
              tone={lane.state === 'firing' ? 'degraded' : 'watch'}
              icon="clock"
              word={`Lane ${lane.state}`}
              shape="filled"
            />
            <button
              type="button"
              className={classes.rowLink}
              onClick={() => goTo('/slos', `lane-${lane.id}`)}
            >
              {lane.id}
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.more}>
        <Link href="/slos">All {rows.length} rows</Link>
        {bad.length > SHOWN ? `, ${bad.length - SHOWN} more need a look` : ''}
      </p>
    </Panel>
  );
}
