import { Button, Checkbox } from '@mantine/core';
import type { Signal } from '../../../shared/signals/signal.ts';
import { useValue } from '../../api/value.ts';
import { Empty } from '../../components/screen-state.tsx';
import { SecurityFlag, SeverityBadge } from '../../components/severity-badge.tsx';
import { SignalSince } from '../../components/signal-since.tsx';
import { consoleNow } from '../../time/clock.ts';
import { durationText, utcTime } from '../../time/format.ts';
import { changeDesk, desk } from './desk-state.ts';
import classes from './incident.module.css';

/** Since when, and how long that was by the past moment that is looked at. */
function sinceThen({ sinceMs, sinceIsLowerBound }: Signal, atMs: number): string {
  const lead = sinceIsLowerBound ? 'since at least' : 'since';
  return `${lead} ${utcTime(sinceMs, consoleNow())}, ${durationText(Math.max(0, atMs - sinceMs))} by then`;
}

interface ChoiceProps {
  readonly signal: Signal;
  readonly chosen: readonly string[];
  /** The past moment looked at, Unix ms; null is the present. */
  readonly atMs: number | null;
  /** The phrase that is shown rests on it. */
  readonly behind: boolean;
}

function Choice({ signal, chosen, atMs, behind }: ChoiceProps) {
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
              {atMs === null ? <SignalSince signal={signal} /> : sinceThen(signal, atMs)}
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
  const { atMs, chosen: choice } = useValue(desk);
  const chosen = choice ?? [];
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
            <Choice
              key={signal.id}
              signal={signal}
              chosen={chosen}
              atMs={atMs}
              behind={behind.includes(signal.id)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
