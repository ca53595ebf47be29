import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { SloHistory } from '../../../shared/api/slo-past.ts';
import { CHARTED_WINDOW } from '../../../shared/slo/points.ts';
import { api } from '../../api/client.ts';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { consoleNow } from '../../time/clock.ts';
import { durationText, localTime, utcTime } from '../../time/format.ts';
import { HISTORY_DAYS, type HistoryChoice, useHistoryChoice } from './history-choice.ts';
import { HistoryStrips } from './history-strips.tsx';
import { HistoryTable } from './history-table.tsx';
import type { RowView } from './slo-view.ts';
import classes from './slos.module.css';
import { VersionChanges } from './version-changes.tsx';

// Charts are a third of the page's script: only who looks at one loads them.
const HistoryChart = lazy(() =>
  import('./history-chart.tsx').then((module) => ({ default: module.HistoryChart })),
);

/** A history that begins later than this part of its span is said to be short. */
const SHORT_SHARE = 0.05;

interface ControlsProps {
  readonly row: RowView;
  readonly choice: HistoryChoice;
  readonly onChoose: (choice: HistoryChoice) => void;
}

function Controls({ row, choice, onChoose }: ControlsProps) {
  const nowMs = consoleNow();
  const pick = <K extends keyof HistoryChoice>(key: K, options: readonly HistoryChoice[K][]) => ({
    size: 'xs' as const,
    value: String(choice[key]),
    onChange: (value: string) => {
      const chosen = options.find((option) => String(option) === value);
      if (chosen !== undefined) onChoose({ ...choice, [key]: chosen });
    },
  });
  return (
    <div className={classes.filters}>
      {row.window === CHARTED_WINDOW ? null : (
        <SegmentedControl
          {...pick('over', ['hour', 'judged'])}
          aria-label="What each point covers"
          data={[
            { value: 'hour', label: `${CHARTED_WINDOW} each` },
            { value: 'judged', label: `${row.window} each` },
          ]}
        />
      )}
      <SegmentedControl
        {...pick('days', HISTORY_DAYS)}
        aria-label="How far back"
        data={HISTORY_DAYS.map((days) => ({ value: String(days), label: `${days} d` }))}
      />
      {localTime(nowMs, nowMs) === null ? null : (
        <SegmentedControl
          {...pick('clock', ['utc', 'local'])}
          aria-label="Clock of the time axis"
          data={[
            { value: 'utc', label: 'UTC' },
            { value: 'local', label: 'Local' },
          ]}
        />
      )}
    </div>
  );
}

function Beginning({ history: { fromMs, toMs, points } }: { readonly history: SloHistory }) {
  const first = points[0];
  if (first === undefined || first.atMs - fromMs < (toMs - fromMs) * SHORT_SHARE) return null;
  return (
    <PanelNote>
      Kept since {utcTime(first.atMs, toMs)}, {durationText(toMs - first.atMs)} ago: what was before that is
      not known here.
    </PanelNote>
  );
}

interface ChartProps {
  readonly row: RowView;
  readonly history: SloHistory;
  readonly window: string;
  readonly choice: HistoryChoice;
}

function Chart({ row, history, window, choice }: ChartProps) {
  if (history.points.length === 0) {
    return (
      <Empty icon="clock" title="Nothing is kept of this time">
        A point is kept at every evaluation, one for each five minutes, from when this console first reads the
        row.
      </Empty>
    );
  }
  const label = `${row.words?.label ?? row.id}, ${window} each, last ${choice.days} d`;
  const shown = { label, row, window, clock: choice.clock, ...history };
  return (
    <>
      <Suspense fallback={<Loading rows={1} height={220} />}>
        <HistoryChart {...shown} />
      </Suspense>
      <HistoryStrips {...history} />
      <VersionChanges changes={history.changes} clock={choice.clock} />
      <Beginning history={history} />
      <HistoryTable {...shown} />
    </>
  );
}

/** A row over the last day, week or month, as this console judged it then. */
export function HistoryPanel({ row }: { readonly row: RowView }) {
  const [choice, setChoice] = useHistoryChoice();
  const window = choice.over === 'hour' ? CHARTED_WINDOW : row.window;
  const query = useQuery(api.slos.history.queryOptions({ id: row.id, over: choice.over, days: choice.days }));
  return (
    <Panel title="Over time" aside={<Controls row={row} choice={choice} onChoose={setChoice} />}>
      <Loaded query={query} placeholder={<Loading rows={1} height={220} />}>
        {(history) => <Chart row={row} history={history} window={window} choice={choice} />}
      </Loaded>
    </Panel>
  );
}
