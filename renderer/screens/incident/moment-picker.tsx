import { Button, TextInput } from '@mantine/core';
import { useValue } from '../../api/value.ts';
import { consoleNow } from '../../time/clock.ts';
import { changeDesk, desk } from './desk-state.ts';
import classes from './incident.module.css';

/** `2026-03-01T10:05` in UTC, as the browser's field for a moment wants it. */
function fieldText(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 16);
}

/** Which moment's evidence is on the desk: the present, or a past one in UTC. Another moment chooses what fired then. */
export function MomentPicker() {
  const { atMs } = useValue(desk);
  return (
    <div className={classes.moment}>
      <TextInput
        type="datetime-local"
        size="xs"
        label={
          atMs === null ? 'Evidence as it is now; at a past moment, UTC:' : 'Evidence as it was at, UTC:'
        }
        value={atMs === null ? '' : fieldText(atMs)}
        max={fieldText(consoleNow())}
        onChange={(event) => {
          const chosenMs = Date.parse(`${event.currentTarget.value}Z`);
          if (Number.isFinite(chosenMs) && chosenMs <= consoleNow())
            changeDesk({ atMs: chosenMs, chosen: null });
        }}
      />
      <Button variant="default" disabled={atMs === null} onClick={() => changeDesk({ atMs: null })}>
        Now
      </Button>
    </div>
  );
}
