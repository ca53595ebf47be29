import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { BandBar } from '../../components/band-bar.tsx';
import { intervalWords, targetWords } from '../../components/band-scale.ts';
import { Panel } from '../../components/panel.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { VERDICTS } from '../../components/verdicts.ts';
import { Figure } from './figure.tsx';
import { coverageText, MEASURED_WORDS } from './figure-words.ts';
import { bandOf, type RowView } from './slo-view.ts';
import classes from './slos.module.css';
import { StandIn } from './stand-in.tsx';

function Facts({ row }: { readonly row: RowView }) {
  const { target, publishedTarget, unit, words } = row;
  const changed = publishedTarget !== null && target !== null && publishedTarget !== target;
  return (
    <dl className={classes.facts}>
      <dt>Target</dt>
      <dd>
        {targetWords(target, unit, words?.direction) ?? 'no figure published'}
        {changed ? ` (published: ${sloValueText(publishedTarget, unit)})` : null}
      </dd>
      <dt>Estimate</dt>
      <dd>
        <Figure text={row.estimate === null ? null : sloValueText(row.estimate, unit)} />
      </dd>
      <dt>Known interval</dt>
      <dd>
        <Figure text={intervalWords(row)} />
      </dd>
      <dt>Observations</dt>
      <dd>
        <Figure text={row.n === null ? null : formatCount(row.n)} />
      </dd>
      <dt>Covered</dt>
      <dd>
        <Figure text={coverageText(row.coverage, row.window)} />
      </dd>
      <dt>Window</dt>
      <dd>{row.window}</dd>
      <dt>Scope</dt>
      <dd>{row.scope}</dd>
      <dt>Measured</dt>
      <dd>{MEASURED_WORDS[row.class]}</dd>
    </dl>
  );
}

function Explanation({ row, decidableBy }: VerdictPanelProps) {
  const { words } = row;
  const assumptions = [words?.assumes.pass, words?.assumes.breach].filter((text) => typeof text === 'string');
  return (
    <dl className={classes.explanation}>
      {words === null ? null : (
        <>
          <dt>Published rule</dt>
          <dd>{words.rule}</dd>
          <dt>How it is measured</dt>
          <dd>{words.how}</dd>
          <dt>What stands in between</dt>
          <dd>{words.whyClass}</dd>
        </>
      )}
      {assumptions.length === 0 ? null : (
        <>
          <dt>Assumes</dt>
          <dd>{assumptions.join('; ')}.</dd>
        </>
      )}
      <dt>What would decide it</dt>
      <dd>
        {decidableBy.length === 0 ? (
          'Nothing more is needed: counters alone decide it.'
        ) : (
          <ul>
            {decidableBy.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}

interface VerdictPanelProps {
  readonly row: RowView;
  /** Sentences. */
  readonly decidableBy: readonly string[];
}

/** The verdict with its figures, how it came about, and what would make it certain. */
export function VerdictPanel({ row, decidableBy }: VerdictPanelProps) {
  const band = bandOf(row, row);
  return (
    <Panel title="Verdict">
      <div className={classes.verdict}>
        <div className={classes.verdictLine}>
          <VerdictBadge verdict={row.verdict} />
          <span>{VERDICTS[row.verdict].meaning}</span>
        </div>
        <p className={classes.why}>{row.why}</p>
        <StandIn row={row} />
        {band === null ? null : (
          <div className={classes.large}>
            <BandBar band={band} verdict={row.verdict} />
          </div>
        )}
        <Facts row={row} />
        <Explanation row={row} decidableBy={decidableBy} />
      </div>
    </Panel>
  );
}
