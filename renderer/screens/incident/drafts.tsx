import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { offerUndo } from '../../components/notices.tsx';
import { Panel } from '../../components/panel.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { Relative } from '../../time/moment.tsx';
import { changeDesk, desk, isEdited } from './desk-state.ts';
import classes from './incident.module.css';

function reopen(draft: DraftRecord): void {
  const before = desk.get();
  desk.set({
    chosen: draft.signalIds,
    text: draft.maskedText,
    base: draft.maskedText,
    baseChosen: draft.signalIds,
    draftId: draft.id,
  });
  if (isEdited(before)) offerUndo('Draft opened', () => desk.set(before));
}

function DraftLine({ draft }: { readonly draft: DraftRecord }) {
  const open = useValue(desk).draftId === draft.id;
  const [status, impact] = draft.maskedText.split('\n');
  return (
    <li className={classes.draft}>
      <span>
        <b>{status}</b>
        <span className={classes.quiet}>{impact}</span>
        <span className={classes.quiet}>
          kept <Relative atMs={draft.updatedAtMs} />
          {open ? ', on the desk now' : ''}
        </span>
      </span>
      <Button
        variant="default"
        onClick={() => reopen(draft)}
        aria-label={`Open the draft: ${status}, ${impact}`}
      >
        Open
      </Button>
    </li>
  );
}

/** The kept drafts, masked as they are. */
export function Drafts() {
  const query = useQuery(api.incident.drafts.queryOptions());
  return (
    <Panel
      title="Kept drafts"
      aside={
        <Button
          variant="default"
          onClick={() => changeDesk({ chosen: [], text: '', base: null, baseChosen: [], draftId: null })}
        >
          New
        </Button>
      }
    >
      <Loaded query={query} placeholder={<Loading rows={2} />}>
        {(drafts) =>
          drafts.length === 0 ? (
            <Empty icon="bookmark" title="No draft is kept">
              Keep one with Ctrl S; what the policy refuses is masked in it.
            </Empty>
          ) : (
            <ul>
              {drafts.map((draft) => (
                <DraftLine key={draft.id} draft={draft} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
