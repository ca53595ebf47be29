import { Button, Checkbox } from '@mantine/core';
import type { Signal } from '../../../shared/signals/signal.ts';
import { useValue } from '../../api/value.ts';
import { Empty } from '../../components/screen-state.tsx';
import { SecurityFlag, SeverityBadge } from '../../components/severity-badge.tsx';
import { SignalSince } from '../../components/signal-since.tsx';
import { changeDesk, desk } from './desk-state.ts';
import classes from './incident.module.css';

interface ChoiceProps {
  readonly signal: Signal;
  readonly chosen: readonly string[];
  /** The phrase that is shown rests on it. */
  readonly behind: boolean;
}

function Choice({ signal, chosen, behind }: ChoiceProps) {
  const checked = chosen.includes(signal.id);
  const toggle = () =>
    changeDesk({ chosen: checked ? chosen.filter((id) => id !== signal.id) : [...chosen, signal.id] });
  return (
    <li className={classes.choice} data-behind={behind || undefined}>
      <Checkbox
        size="xs"
        checked={checked}
        onChange={toggle}
        label={
          <>
            <span className={classes.choiceTop}>
              <SeverityBadge severity={signal.severity} shape="plain" />
              {signal.security ? <SecurityFlag shape="plain" /> : null}
              {signal.state === 'firing' ? null : <span>{signal.state}</span>}
              {signal.stale ? <span>from stale data</span> : null}
            </span>
            <span className={classes.choiceTitle}>{signal.title}</span>
            <span className={classes.quiet}>
              <SignalSince signal={signal} />
            </span>
          </>
        }
      />
    </li>
  );
}

interface SignalChooserProps {
  readonly signals: readonly Signal[];
  /** Signals behind the phrase that is shown. */
  readonly behind: readonly string[];
}

/** The evidence a draft can be made of, worst first. */
export function SignalChooser({ signals, behind }: SignalChooserProps) {
  const chosen = useValue(desk).chosen ?? [];
  const firing = signals.filter((signal) => signal.state === 'firing').map((signal) => signal.id);
  const present = chosen.filter((id) => signals.some((signal) => signal.id === id));
  return (
    <>
      <div className={classes.choose}>
        <span>{present.length} chosen</span>
        <Button
          variant="default"
          disabled={firing.length === 0}
          onClick={() => changeDesk({ chosen: firing })}
        >
          All firing
        </Button>
        <Button variant="default" disabled={chosen.length === 0} onClick={() => changeDesk({ chosen: [] })}>
          None
        </Button>
      </div>
      {signals.length === 0 ? (
        <Empty icon="check" title="No signal to draft from">
          You can write the five lines by hand; they are checked just the same.
        </Empty>
      ) : (
        <ul className={classes.choices}>
          {signals.map((signal) => (
            <Choice key={signal.id} signal={signal} chosen={chosen} behind={behind.includes(signal.id)} />
          ))}
        </ul>
      )}
    </>
  );
}
