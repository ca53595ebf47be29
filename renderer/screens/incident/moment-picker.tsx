import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useValue } from '../../api/value.ts';
import { consoleNow } from '../../time/clock.ts';
import { utcTime } from '../../time/format.ts';
import { changeDesk, desk } from './desk-state.ts';
import classes from './incident.module.css';
import { momentOf } from './moment-text.ts';
import { usePreviousUpdate } from './previous-update.tsx';

/** Which moment's evidence is on the desk: the present, or a past one in UTC. Another moment chooses what fired then. */
export function MomentPicker() {
  const { atMs } = useValue(desk);
  const previous = usePreviousUpdate();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const show = () => {
    const chosenMs = momentOf(text, consoleNow());
    setRefused(chosenMs === null);
    if (chosenMs === null) return;
    setText('');
    // An update tells of a later moment than the one before it: of an earlier one this starts a thread.
    const isBefore = chosenMs < (previous?.draft?.asOfMs ?? 0);
    changeDesk({ atMs: chosenMs, chosen: null, ...(isBefore ? { previousDraftId: null } : {}) });
  };
  return (
    <form
      className={classes.moment}
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <span>
        As of <b>{atMs === null ? 'now' : utcTime(atMs, consoleNow())}</b>, or at
      </span>
      <TextInput
        size="xs"
        aria-label="Past moment, UTC: 10:05, 2026-03-01 10:05 or -15m"
        placeholder="10:05"
        value={text}
        error={refused ? 'A time in the past, UTC: 10:05, 2026-03-01 10:05 or -15m' : null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefused(false);
        }}
      />
      <Button type="submit" variant="default" disabled={text === ''}>
        Go
      </Button>
      {atMs === null ? null : (
        <Button variant="default" onClick={() => changeDesk({ atMs: null })}>
          Back to now
        </Button>
      )}
    </form>
  );
}
