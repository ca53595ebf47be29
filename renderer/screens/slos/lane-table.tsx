import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { LaneResult } from '../../../shared/slo/result.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { consoleNow } from '../../time/clock.ts';
import { durationText, utcTime } from '../../time/format.ts';
import { Age } from '../../time/moment.tsx';
import classes from './slos.module.css';

const COLUMNS = ['Lane', 'State', 'Condition', 'Estimate', 'Threshold', 'Must hold', 'Clock', 'Why'] as const;

const STATES = {
  firing: { tone: 'degraded', icon: 'triangle', word: 'Firing' },
  pending: { tone: 'watch', icon: 'clock', word: 'Pending' },
  inactive: { tone: 'ok', icon: 'check', word: 'Inactive' },
  'not measurable': { tone: 'unknown', icon: 'dash', word: 'Not measurable' },
} as const;

/** An inactive lane whose condition cannot be told is not a good sign, only no sign. */
function look(lane: LaneResult) {
  const untold = lane.state === 'inactive' && lane.condition !== 'false';
  return untold
    ? ({ tone: 'unknown', icon: 'half', word: 'Inactive, not decided' } as const)
    : STATES[lane.state];
}

function Clock({ lane }: { readonly lane: LaneResult }) {
  const since = lane.firedAtMs ?? lane.activeAtMs;
  if (since === null) return <>stopped</>;
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
      <th scope="row">{lane.id}</th>
      <td>
        <Tone {...look(lane)} shape="filled" />
      </td>
      <td>{lane.condition}</td>
      <td>{sloValueText(lane.estimate, lane.unit)}</td>
      <td>{sloValueText(lane.threshold, lane.unit)}</td>
      <td>{durationText(lane.holdMs)}</td>
      <td>
        <Clock lane={lane} />
      </td>
      <td className={classes.words}>{lane.why}</td>
    </tr>
  );
}

/** The alert lanes: condition, how long it must hold, and how long it has. */
export function LaneTable({ lanes }: { readonly lanes: readonly LaneResult[] }) {
  return (
    <Panel title="Alert lanes" aside={<span>a lane fires once its condition has held long enough</span>}>
      {lanes.length === 0 ? (
        <Empty icon="clock" title="No lane has been evaluated">
          Lanes appear with the first evaluation of codex-pdf.
        </Empty>
      ) : (
        <WideTable label="alert lanes" columns={COLUMNS}>
          <tbody>
            {lanes.map((lane) => (
              <LaneRow key={lane.id} lane={lane} />
            ))}
          </tbody>
        </WideTable>
      )}
    </Panel>
  );
}
