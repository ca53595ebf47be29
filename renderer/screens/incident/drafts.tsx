import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { offerUndo } from '../../components/notices.tsx';
import { Panel } from '../../components/panel.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { goTo } from '../../shell/go-to.ts';
import { Relative } from '../../time/moment.tsx';
import { clearDesk, type DeskState, desk, isEdited } from './desk-state.ts';
import classes from './drafts.module.css';
import { EDITOR_ID } from './open-desk.ts';
import { type Thread, threadsOf } from './threads.ts';

/** Changes what stands on the desk and puts the cursor there; what a person had written comes back by undo. */
function replaceDesk(change: () => void): void {
  const before = desk.get();
  change();
  if (isEdited(before)) offerUndo('The text on the desk was replaced', () => desk.set(before));
  goTo('/incident', EDITOR_ID);
}

/** The draft with the evidence of its own moment. */
function reopened(draft: DraftRecord): DeskState {
  const source = { chosen: draft.signalIds, atMs: draft.asOfMs, previousDraftId: draft.previousDraftId };
  const text = draft.maskedText;
  return { ...source, text, base: { ...source, text, lines: [], asOfMs: draft.asOfMs }, draftId: draft.id };
}

/** The next update of the draft's thread, from the same signals as they are now. */
function nextUpdate(draft: DraftRecord): DeskState {
  const source = { chosen: draft.signalIds, atMs: null, previousDraftId: draft.id };
  return { ...source, text: '', base: null, draftId: null };
}

function DraftLine({ draft }: { readonly draft: DraftRecord }) {
  const open = useValue(desk).draftId === draft.id;
  const [status = '', impact = ''] = draft.maskedText.split('\n');
  const name = `${status}, ${impact}`;
  return (
    <div className={classes.draft}>
      <b>{status}</b>
      <span className={classes.impact}>{impact}</span>
      <span className={classes.foot}>
        <span>
          kept <Relative atMs={draft.updatedAtMs} />
          {open ? ', on the desk now' : ''}
        </span>
        <Button
          variant="default"
          onClick={() => replaceDesk(() => desk.set(reopened(draft)))}
          aria-label={`Open the draft: ${name}`}
        >
          Open
        </Button>
        <Button
          variant="default"
          onClick={() => replaceDesk(() => desk.set(nextUpdate(draft)))}
          aria-label={`Write the next update of: ${name}`}
        >
          Next update
        </Button>
      </span>
    </div>
  );
}

function ThreadItem({ thread: { newest, earlier } }: { readonly thread: Thread }) {
  return (
    <li className={classes.thread}>
      <DraftLine draft={newest} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>
            {earlier.length} earlier {earlier.length === 1 ? 'update' : 'updates'}
          </summary>
          {earlier.map((draft) => (
            <DraftLine key={draft.id} draft={draft} />
          ))}
        </details>
      )}
    </li>
  );
}

/** The kept drafts by thread, masked as they are. */
export function Drafts() {
  const query = useQuery(api.incident.drafts.queryOptions());
  return (
    <Panel
      title="Kept drafts"
      aside={
        <Button variant="default" onClick={() => replaceDesk(clearDesk)}>
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
            <ul className={classes.threads}>
              {threadsOf(drafts).map((thread) => (
                <ThreadItem key={thread.id} thread={thread} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
