import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, queryClient } from '../api/client.ts';
import { reportFailure } from '../components/notices.tsx';
import { momentOf } from '../screens/incident/moment-text.ts';
import { bothTimes } from '../time/format.ts';
import classes from './moment-bar.module.css';

const MINUTE_MS = 60_000;
const STEPS = [
  { word: '1 h earlier', ms: -60 * MINUTE_MS },
  { word: '5 min earlier', ms: -5 * MINUTE_MS },
  { word: '5 min later', ms: 5 * MINUTE_MS },
  { word: '1 h later', ms: 60 * MINUTE_MS },
] as const;

interface MomentBarProps {
  /** The moment that is shown, Unix ms. */
  readonly shownAtMs: number;
  /** The latest there is, Unix ms. */
  readonly takenAtMs: number;
}

/** Moves every screen through the history of a snapshot. */
export function MomentBar({ shownAtMs, takenAtMs }: MomentBarProps) {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const { mutate, isPending } = useMutation(
    api.snapshots.show.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(),
      onError: reportFailure,
    }),
  );
  const go = () => {
    const atMs = momentOf(text, takenAtMs);
    setRefused(atMs === null);
    if (atMs === null) return;
    setText('');
    mutate({ atMs });
  };
  return (
    <form
      className={classes.bar}
      aria-label="Moment that is shown"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <span role="status">
        Shown as of <b>{bothTimes(shownAtMs, Date.now())}</b>
        {shownAtMs === takenAtMs ? ', when it was taken' : ''}
      </span>
      {STEPS.map(({ word, ms }) => (
        <Button
          key={word}
          variant="default"
          disabled={isPending || (ms > 0 && shownAtMs >= takenAtMs)}
          onClick={() => mutate({ atMs: Math.max(0, Math.min(shownAtMs + ms, takenAtMs)) })}
        >
          {word}
        </Button>
      ))}
      <TextInput
        size="xs"
        aria-label="Moment to show, UTC: 10:05 or 2026-03-01 10:05"
        placeholder="10:05"
        value={text}
        error={refused ? 'A time before it was taken, UTC' : null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefused(false);
        }}
      />
      <Button type="submit" variant="default" disabled={text === '' || isPending}>
        Go
      </Button>
      {shownAtMs === takenAtMs ? null : (
        <Button variant="default" disabled={isPending} onClick={() => mutate({ atMs: null })}>
          As it was taken
        </Button>
      )}
    </form>
  );
}
