import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DRAFT_LABELS, type DraftRecord } from '../../../shared/incident/draft.ts';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { consoleNow } from '../../time/clock.ts';
import { utcTime } from '../../time/format.ts';
import { changeDesk, desk } from './desk-state.ts';
import classes from './previous-update.module.css';
import { type Previous, previousOf } from './threads.ts';

function Lines({ previous, text }: { readonly previous: DraftRecord; readonly text: string }) {
  const now = text.split('\n');
  return (
    <ol>
      {previous.maskedText.split('\n').map((line, index) => (
        <li key={DRAFT_LABELS[index] ?? line} data-changed={now[index] !== line || undefined}>
          {line}
          <span className={classes.mark}>{now[index] === line ? 'unchanged' : 'changed since'}</span>
        </li>
      ))}
    </ol>
  );
}

/** What the text on the desk is the next update of; null until the kept drafts are read. */
export function usePreviousUpdate(): Previous | null {
  const state = useValue(desk);
  const { data } = useQuery(api.incident.drafts.queryOptions());
  return useMemo(() => (data === undefined ? null : previousOf(state, data)), [state, data]);
}

/** Said in place of an update before that is gone, where the thread has none before it. */
export function NoPreviousUpdate() {
  return (
    <p className={classes.gone} role="note">
      The update before this one was deleted, and no earlier one of its thread is kept.
    </p>
  );
}

interface PreviousUpdateProps {
  readonly previous: DraftRecord;
  /** It stands in for a later one, which was deleted. */
  readonly standsIn: boolean;
  readonly text: string;
}

/** The update before, line by line beside the text. */
export function PreviousUpdate({ previous, standsIn, text }: PreviousUpdateProps) {
  const asOf = utcTime(previous.asOfMs, consoleNow());
  return (
    <section className={classes.previous} aria-label="Previous update">
      <p className={classes.head}>
        {standsIn ? `Earlier update, ${asOf}: the one after it was deleted` : `Previous update, ${asOf}`}
        <Button variant="subtle" size="compact-xs" onClick={() => changeDesk({ previousDraftId: null })}>
          Not an update of it
        </Button>
      </p>
      <Lines previous={previous} text={text} />
    </section>
  );
}
