import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { SloPoint } from '../../../shared/slo/points.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { intervalWords } from '../../components/band-scale.ts';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { consoleNow } from '../../time/clock.ts';
import { Figure } from './figure.tsx';
import { coverageText } from './figure-words.ts';
import classes from './history.module.css';
import type { HistoryChoice } from './history-choice.ts';
import { momentText } from './history-time.ts';
import type { RowView } from './slo-view.ts';

interface HistoryTipProps {
  readonly point: SloPoint;
  readonly unit: RowView['unit'];
  readonly window: string;
  readonly clock: HistoryChoice['clock'];
}

/** What was read at the place of a chart that is pointed at. */
export function HistoryTip({ point, unit, window, clock }: HistoryTipProps) {
  const { atMs, verdict, estimate, interval, n, coverage } = point;
  return (
    <div className={classes.tip}>
      <b>{momentText(atMs, consoleNow(), clock)}</b>
      <VerdictBadge verdict={verdict} />
      <span>
        estimate <Figure text={estimate === null ? null : sloValueText(estimate, unit)} />
      </span>
      <span>
        known <Figure text={intervalWords({ interval, unit })} />
      </span>
      <span>
        N <Figure text={n === null ? null : formatCount(n)} />, covered{' '}
        <Figure text={coverageText(coverage, window)} />
      </span>
    </div>
  );
}
