import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DRAFT_LABELS, type DraftRecord } from '../../../shared/incident/draft.ts';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { consoleNow } from '../../time/clock.ts';
import { utcTime } from '../../time/format.ts';
import { changeDesk, desk } from './desk-state.ts';
import classes from './previous-update.module.css';

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

/** The kept draft that the text on the desk is the next update of; null where it starts a thread. */
export function usePreviousUpdate(): DraftRecord | null {
  const { previousDraftId } = useValue(desk);
  const { data } = useQuery(api.incident.drafts.queryOptions());
  return data?.find(({ id }) => id === previousDraftId) ?? null;
}

/** The update before, line by line beside the text. */
export function PreviousUpdate({
  previous,
  text,
}: {
  readonly previous: DraftRecord;
  readonly text: string;
}) {
  return (
    <section className={classes.previous} aria-label="Previous update">
      <p className={classes.head}>
        Previous update, {utcTime(previous.asOfMs, consoleNow())}
        <Button variant="subtle" size="compact-xs" onClick={() => changeDesk({ previousDraftId: null })}>
          Not an update of it
        </Button>
      </p>
      <Lines previous={previous} text={text} />
    </section>
  );
}
