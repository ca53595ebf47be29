import {
  Area,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { SloHistory } from '../../../shared/api/slo-past.ts';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { SloPoint } from '../../../shared/slo/points.ts';
import { targetWords } from '../../components/band-scale.ts';
import classes from './history.module.css';
import type { HistoryChoice } from './history-choice.ts';
import { domainOf, dotsOf, stretchesOf, timeMarks, valueMarks } from './history-scale.ts';
import { markText, offsetMs } from './history-time.ts';
import { HistoryTip } from './history-tip.tsx';
import type { RowView } from './slo-view.ts';

/** Room for the value axis, px; the strips below the chart begin where it ends. */
const AXIS_PX = 76;
const RIGHT_PX = 14;
const HEIGHT_PX = 220;

export interface HistoryChartProps {
  /** Says in words what the chart shows. */
  readonly label: string;
  readonly row: RowView;
  readonly fromMs: number;
  readonly toMs: number;
  readonly points: readonly SloPoint[];
  readonly changes: SloHistory['changes'];
  readonly window: string;
  readonly clock: HistoryChoice['clock'];
}

/**
 * A row over time: its band shaded and the target drawn, the known interval as a band of its own, the estimate as a
 * line, undecided stretches hatched, and a mark where the service changed its version. Breaks in the line are times of
 * which nothing is known.
 */
export function HistoryChart({
  label,
  row,
  fromMs,
  toMs,
  points,
  changes,
  window,
  clock,
}: HistoryChartProps) {
  const { target, unit, words } = row;
  const domain = domainOf(points, target, unit);
  const dots = dotsOf(points, domain);
  const inside = words?.direction === '>=' ? domain[1] : domain[0];
  const axis = { stroke: 'var(--rule-strong)', tick: { fill: 'var(--mantine-color-dimmed)', fontSize: 12 } };
  return (
    <div className={classes.chart}>
      <ResponsiveContainer width="100%" height={HEIGHT_PX}>
        <ComposedChart data={dots} title={label} margin={{ top: 8, right: RIGHT_PX, bottom: 0, left: 0 }}>
          <defs>
            <pattern
              id="slo-undecided"
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="8" height="8" fill="var(--sev-unknown-tint)" />
              <rect width="2" height="8" fill="var(--sev-unknown-line)" opacity="0.55" />
            </pattern>
          </defs>
          <XAxis
            {...axis}
            dataKey="atMs"
            type="number"
            domain={[fromMs, toMs]}
            allowDataOverflow
            ticks={timeMarks(fromMs, toMs, offsetMs(clock, toMs))}
            tickFormatter={(atMs: number) => markText(atMs, clock)}
          />
          <YAxis
            {...axis}
            width={AXIS_PX}
            domain={[...domain]}
            allowDataOverflow
            scale={unit === 'seconds' ? 'log' : 'linear'}
            ticks={valueMarks(domain, unit)}
            tickFormatter={(value: number) => sloValueText(value, unit)}
          />
          {target === null ? null : (
            <ReferenceArea y1={target} y2={inside} fill="var(--sev-ok-tint)" fillOpacity={0.75} />
          )}
          {stretchesOf(points, ({ verdict }) => verdict === 'undecided').map((stretch) => (
            <ReferenceArea
              key={stretch.fromMs}
              x1={Math.max(fromMs, stretch.fromMs)}
              x2={stretch.toMs}
              fill="url(#slo-undecided)"
              fillOpacity={0.6}
            />
          ))}
          <Area
            dataKey="known"
            stroke="var(--accent)"
            strokeOpacity={0.5}
            fill="var(--accent)"
            fillOpacity={0.22}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="estimate"
            stroke="var(--accent)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          {target === null ? null : (
            <ReferenceLine
              y={target}
              stroke="var(--mantine-color-text)"
              strokeDasharray="5 3"
              label={{
                value: targetWords(target, unit, words?.direction) ?? '',
                // On the side away from the band: a row that passes has its line within.
                position: words?.direction === '>=' ? 'insideTopLeft' : 'insideBottomLeft',
                fill: 'var(--mantine-color-text)',
                fontSize: 12,
              }}
            />
          )}
          {[...new Set(changes.map(({ atMs }) => atMs))].map((atMs) => (
            <ReferenceLine key={atMs} x={atMs} stroke="var(--sev-watch-line)" strokeWidth={1.5} />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--rule-strong)' }}
            content={({ active, label: atMs }) => {
              const point = active ? dots.find((dot) => dot.atMs === atMs)?.point : undefined;
              return point == null ? null : (
                <HistoryTip point={point} unit={unit} window={window} clock={clock} />
              );
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
