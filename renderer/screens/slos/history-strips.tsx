import type { SloPoint } from '../../../shared/slo/points.ts';
import { toneStyle } from '../../components/tone.tsx';
import { VERDICT_ORDER, VERDICTS } from '../../components/verdicts.ts';
import classes from './history.module.css';
import { type Stretch, stretchesOf } from './history-scale.ts';

/** A window with less data than this is marked. */
const FULL = 0.995;

interface HistoryStripsProps {
  readonly fromMs: number;
  readonly toMs: number;
  readonly points: readonly SloPoint[];
}

function Stretches({
  fromMs,
  toMs,
  of,
}: Omit<HistoryStripsProps, 'points'> & { readonly of: readonly Stretch[] }) {
  const place = (atMs: number) => Math.max(0, Math.min(1, (atMs - fromMs) / (toMs - fromMs))) * 100;
  return of.map((stretch) => (
    <rect
      key={stretch.fromMs}
      x={`${place(stretch.fromMs)}%`}
      width={`${Math.max(0.15, place(stretch.toMs) - place(stretch.fromMs))}%`}
      height="100%"
    />
  ));
}

function share(points: readonly SloPoint[], has: (point: SloPoint) => boolean): string {
  const percent = (points.filter(has).length / Math.max(1, points.length)) * 100;
  return percent > 0 && percent < 1 ? 'under 1 %' : `${Math.round(percent)} %`;
}

/** Below the chart, on its time axis: the verdict of each moment, and where its window had not all of its data. */
export function HistoryStrips({ fromMs, toMs, points }: HistoryStripsProps) {
  const verdicts = VERDICT_ORDER.filter((verdict) => points.some((point) => point.verdict === verdict));
  const isPartial = ({ coverage }: SloPoint) => coverage !== null && coverage < FULL;
  const partial = stretchesOf(points, isPartial);
  const words = verdicts.map(
    (verdict) =>
      `${VERDICTS[verdict].word.toLowerCase()} at ${share(points, (point) => point.verdict === verdict)} of the points`,
  );
  return (
    <div className={classes.strips}>
      <span className={classes.stripName}>verdict</span>
      <svg className={classes.strip} role="img" aria-label={`Verdicts: ${words.join(', ')}.`}>
        {verdicts.map((verdict) => (
          <g key={verdict} className={classes.stretch} style={toneStyle(VERDICTS[verdict].tone)}>
            <Stretches
              fromMs={fromMs}
              toMs={toMs}
              of={stretchesOf(points, (point) => point.verdict === verdict)}
            />
          </g>
        ))}
      </svg>
      <span className={classes.stripName}>data</span>
      <svg
        className={classes.strip}
        role="img"
        aria-label={
          partial.length === 0
            ? 'Every window has all of its data.'
            : `Windows without all of their data: ${share(points, isPartial)} of the points.`
        }
      >
        <g className={classes.whole}>
          <Stretches fromMs={fromMs} toMs={toMs} of={stretchesOf(points, (point) => !isPartial(point))} />
        </g>
        <g className={classes.partial}>
          <Stretches fromMs={fromMs} toMs={toMs} of={partial} />
        </g>
      </svg>
      <span />
      <ul className={classes.legend}>
        {verdicts.map((verdict) => (
          <li key={verdict} className={classes.legendItem} style={toneStyle(VERDICTS[verdict].tone)}>
            {VERDICTS[verdict].word}
          </li>
        ))}
        {partial.length === 0 ? null : (
          <li className={classes.legendPartial}>part of the window without data</li>
        )}
      </ul>
    </div>
  );
}
