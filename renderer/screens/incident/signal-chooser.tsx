import { Button, Checkbox } from '@mantine/core';
import type { Signal } from '../../../shared/signals/signal.ts';
import { useValue } from '../../api/value.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { Since } from '../../time/moment.tsx';
import { changeDesk, desk } from './desk-state.ts';
import classes from './incident.module.css';

function Choice({ signal, chosen }: { readonly signal: Signal; readonly chosen: readonly string[] }) {
  const checked = chosen.includes(signal.id);
  const toggle = () =>
    changeDesk({ chosen: checked ? chosen.filter((id) => id !== signal.id) : [...chosen, signal.id] });
  return (
    <li className={classes.choice}>
      <Checkbox
        size="xs"
        checked={checked}
        onChange={toggle}
        label={
          <>
            <span className={classes.choiceTop}>
              <SeverityBadge severity={signal.severity} shape="plain" />
              {signal.state === 'firing' ? null : <span>{signal.state}</span>}
              {signal.stale ? <span>from stale data</span> : null}
            </span>
            <span className={classes.choiceTitle}>{signal.title}</span>
            <span className={classes.quiet}>
              <Since atMs={signal.sinceMs} isLowerBound={signal.sinceIsLowerBound} />
            </span>
          </>
        }
      />
    </li>
  );
}

/** The evidence a draft can be made of, worst first. */
export function SignalChooser({ signals }: { readonly signals: readonly Signal[] }) {
  const { chosen } = useValue(desk);
  const firing = signals.filter((signal) => signal.state === 'firing').map((signal) => signal.id);
  const present = chosen.filter((id) => signals.some((signal) => signal.id === id));
  return (
    <Panel
      title="Evidence"
      aside={
        <>
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
        </>
      }
    >
      {signals.length === 0 ? (
        <Empty icon="check" title="No signal to draft from">
          You can write the five lines by hand; they are checked just the same.
        </Empty>
      ) : (
        <ul className={classes.choices}>
          {signals.map((signal) => (
            <Choice key={signal.id} signal={signal} chosen={chosen} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
