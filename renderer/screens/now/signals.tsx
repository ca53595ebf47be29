import { isAcknowledged } from '../../../shared/signals/acknowledged.ts';
import type { Signal } from '../../../shared/signals/signal.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { useTickingText } from '../../time/tick.ts';
import classes from './now.module.css';
import { ResolvedLine } from './resolved-line.tsx';
import { SignalCard } from './signal-card.tsx';

interface FoldProps {
  readonly title: string;
  readonly signals: readonly Signal[];
  readonly open: boolean;
}

function Fold({ title, signals, open }: FoldProps) {
  if (signals.length === 0) return null;
  return (
    <details className={classes.fold} open={open}>
      <summary>
        {title} <b>{signals.length}</b>
      </summary>
      {signals.map((signal) =>
        signal.state === 'resolved' ? (
          <ResolvedLine key={signal.id} signal={signal} />
        ) : (
          <SignalCard key={signal.id} signal={signal} acknowledged={signal.acknowledged} />
        ),
      )}
    </details>
  );
}

function NothingFires({ unread }: { readonly unread: boolean }) {
  if (unread) {
    return (
      <Empty icon="clock" title="Nothing has been read yet">
        Signals appear after the first answer of a source. The bar below shows which ones are being asked.
      </Empty>
    );
  }
  return (
    <Empty icon="check" title="No signal fires">
      In what was read nothing is wrong. What was not read, or not in time, stands in the bar below.
    </Empty>
  );
}

/** The signals whose acknowledgement holds; a snooze that runs out brings its signal back without a new reading. */
function useHeld(signals: readonly Signal[]): ReadonlySet<string> {
  const ids = useTickingText((nowMs) =>
    signals
      .filter((signal) => isAcknowledged(signal, nowMs))
      .map(({ id }) => id)
      .join('\n'),
  );
  return new Set(ids.split('\n'));
}

interface SignalsProps {
  readonly signals: readonly Signal[];
  /** No source has answered yet. */
  readonly unread: boolean;
}

/** What fires, worst first; then what is about to, what somebody took on, and what is over. */
export function Signals({ signals, unread }: SignalsProps) {
  const held = useHeld(signals);
  const open = signals.filter((signal) => signal.state === 'firing' && !held.has(signal.id));
  const pending = signals.filter((signal) => signal.state === 'pending' && !held.has(signal.id));
  const acknowledged = signals.filter((signal) => signal.state !== 'resolved' && held.has(signal.id));
  const resolved = signals.filter((signal) => signal.state === 'resolved');
  return (
    <Panel
      title="Signals"
      aside={
        <>
          <span>{open.length} firing</span>
          <span>{pending.length} pending</span>
        </>
      }
    >
      {open.length === 0 ? <NothingFires unread={unread} /> : null}
      {open.map((signal) => (
        <SignalCard key={signal.id} signal={signal} acknowledged={null} />
      ))}
      {pending.length === 0 ? null : <h3 className={classes.group}>Pending: fires if it lasts</h3>}
      {pending.map((signal) => (
        <SignalCard key={signal.id} signal={signal} acknowledged={null} />
      ))}
      <Fold title="Acknowledged" signals={acknowledged} open={false} />
      <Fold title="Resolved in the last day" signals={resolved} open={open.length + pending.length === 0} />
    </Panel>
  );
}
