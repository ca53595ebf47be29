import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LogKind } from '../../../shared/metadata/log-coverage.ts';
import { clockWord, fieldTime, fromFieldTime, useZone } from '../log-table/zone.ts';
import classes from './coverage.module.css';
import { useBackfill } from './use-backfill.ts';

const HOUR_MS = 60 * 60_000;

interface BackfillFormProps {
  readonly log: LogKind;
  /** The span offered first ends here, Unix ms: where the held rows begin. */
  readonly endsMs: number;
  readonly close: () => void;
}

/** Chooses the span of a back-fill. It reads gently, one call a second, and yields to everything else. */
export function BackfillForm({ log, endsMs, close }: BackfillFormProps) {
  const [zone] = useZone();
  const [from, setFrom] = useState(fieldTime(endsMs - HOUR_MS, zone));
  const [to, setTo] = useState(fieldTime(endsMs, zone));
  const { start } = useBackfill(log);
  const fromMs = fromFieldTime(from, zone);
  const toMs = fromFieldTime(to, zone);
  const clock = clockWord(zone);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (fromMs === null || toMs === null || fromMs >= toMs) return;
        start({ fromMs, toMs });
        close();
      }}
    >
      <TextInput
        size="xs"
        type="datetime-local"
        aria-label={`Fetch from, ${clock}`}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <span>to</span>
      <TextInput
        size="xs"
        type="datetime-local"
        aria-label={`Fetch to, ${clock}`}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" disabled={fromMs === null || toMs === null || fromMs >= toMs}>
        Fetch
      </Button>
      <Button variant="default" onClick={close}>
        Not now
      </Button>
    </form>
  );
}
