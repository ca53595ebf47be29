import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { LaneResult } from '../../../shared/slo/result.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { laneName } from '../../components/slo-names.ts';
import { Tone } from '../../components/tone.tsx';
import { consoleNow } from '../../time/clock.ts';
import { durationText, utcTime } from '../../time/format.ts';
import { Age } from '../../time/moment.tsx';
import { Figure } from './figure.tsx';
import { laneLook, laneOutlook, orderLanes } from './lane-look.ts';
import classes from './plain-table.module.css';
import { PlainTable } from './plain-table.tsx';

const COLUMNS = [
  { head: 'Lane', width: 'clamp(150px, 36cqi - 140px, 22cqi)' },
  { head: 'State', width: '164px' },
  { head: 'Now', width: '106px' },
  { head: 'Clock', width: '126px' },
  { head: 'Why' },
];

const CONDITION_WORDS: Readonly<Record<LaneResult['condition'], string>> = {
  true: 'condition holds',
  false: 'condition does not hold',
  undecided: 'condition cannot be told',
  'no data': 'nothing to judge',
};

function Clock({ lane }: { readonly lane: LaneResult }) {
  const since = lane.firedAtMs ?? lane.activeAtMs;
  if (since === null) return <>not running</>;
  return (
    <>
      {lane.firedAtMs === null ? 'held' : 'firing'} for <Age atMs={since} />
      <span className={classes.quiet}>since {utcTime(since, consoleNow())}</span>
    </>
  );
}

function LaneRow({ lane }: { readonly lane: LaneResult }) {
  return (
    <tr id={`lane-${lane.id}`} tabIndex={-1} className={classes.row}>
      <th scope="row">
        {laneName(lane.id)}
        <span className={classes.quiet}>{lane.id}</span>
      </th>
      <td>
        <Tone {...laneLook(lane)} shape="filled" />
      </td>
      <td>
        <Figure text={lane.estimate === null ? null : sloValueText(lane.estimate, lane.unit)} />
        <span className={classes.quiet}>
          {lane.id.startsWith('dip.') ? 'floor' : 'above'} {sloValueText(lane.threshold, lane.unit)}
        </span>
      </td>
      <td>
        <Clock lane={lane} />
        <span className={classes.quiet}>
          {laneOutlook(lane, (atMs) => utcTime(atMs, consoleNow())) ??
            `must hold ${durationText(lane.holdMs)}`}
        </span>
      </td>
      <td className={classes.reason}>
        {CONDITION_WORDS[lane.condition]}: {lane.why}
      </td>
    </tr>
  );
}

interface LaneTableProps {
  readonly title: string;
  readonly lanes: readonly LaneResult[];
  /** Why there are none. */
  readonly none: string;
}

/** Lanes with their clocks: what must hold, for how long, and how long it has. */
export function LaneTable({ title, lanes, none }: LaneTableProps) {
  return (
    <Panel title={title} aside={<span>a lane fires once its condition has held long enough</span>}>
      {lanes.length === 0 ? (
        <Empty icon="clock" title="No lane">
          {none}
        </Empty>
      ) : (
        <PlainTable label={title} columns={COLUMNS}>
          <tbody>
            {orderLanes(lanes).map((lane) => (
              <LaneRow key={lane.id} lane={lane} />
            ))}
          </tbody>
        </PlainTable>
      )}
    </Panel>
  );
}
