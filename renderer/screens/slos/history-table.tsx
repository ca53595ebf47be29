import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { intervalWords } from '../../components/band-scale.ts';
import { VERDICTS } from '../../components/verdicts.ts';
import { consoleNow } from '../../time/clock.ts';
import { Figure } from './figure.tsx';
import { coverageText } from './figure-words.ts';
import classes from './history.module.css';
import type { HistoryChartProps } from './history-chart.tsx';
import { momentText } from './history-time.ts';
import cells from './plain-table.module.css';
import { PlainTable } from './plain-table.tsx';

const COLUMNS = [
  { head: 'Time', width: '210px' },
  ...['Verdict', 'Estimate', 'Known interval', 'N', 'Covered'].map((head) => ({ head })),
];

/** The points of a chart as a table, newest first, for those who read rather than look. */
export function HistoryTable({ label, row, points, window, clock }: HistoryChartProps) {
  const nowMs = consoleNow();
  return (
    <details className={classes.figuresBelow}>
      <summary>The {points.length} points as a table</summary>
      <PlainTable label={label} columns={COLUMNS}>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.atMs} className={cells.row}>
              <th scope="row">{momentText(point.atMs, nowMs, clock)}</th>
              <td>{VERDICTS[point.verdict].word}</td>
              <td>
                <Figure text={point.estimate === null ? null : sloValueText(point.estimate, row.unit)} />
              </td>
              <td>
                <Figure text={intervalWords({ interval: point.interval, unit: row.unit })} />
              </td>
              <td>
                <Figure text={point.n === null ? null : formatCount(point.n)} />
              </td>
              <td>
                <Figure text={coverageText(point.coverage, window)} />
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </details>
  );
}
