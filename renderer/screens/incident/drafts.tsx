import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { goTo } from '../../shell/go-to.ts';
import { Relative } from '../../time/moment.tsx';
import { useTickingText } from '../../time/tick.ts';
import { deleteDraft } from './delete-draft.ts';
import { type DeskState, desk, EMPTY_DESK } from './desk-state.ts';
import { DRAFTS_ID, lineId, useDraftFocus } from './draft-focus.ts';
import classes from './drafts.module.css';
import { EDITOR_ID } from './open-desk.ts';
import { putOnDesk } from './put-on-desk.ts';
import { releaseWords } from './release-words.ts';
import { holds, type Thread, threadsOf } from './threads.ts';

/** Puts a draft on the desk and the cursor into it. */
function open(next: DeskState): void {
  putOnDesk(next);
  goTo('/incident', EDITOR_ID);
}

/** The draft with the evidence of its own moment. */
function reopened(draft: DraftRecord): DeskState {
  const { id, updatedAtMs, threadId, previousDraftId, asOfMs, maskedText: text } = draft;
  const source = { chosen: draft.signalIds, atMs: asOfMs, previousDraftId };
  const base = { ...source, text, lines: [], asOfMs };
  return { ...source, threadId, text, base, kept: { id, updatedAtMs, text, isDeleted: false } };
}

/** The next update of the draft's thread, from the same signals as they are now. */
function nextUpdate(draft: DraftRecord): DeskState {
  const source = { chosen: draft.signalIds, atMs: null, previousDraftId: draft.id };
  return { ...source, threadId: draft.threadId, text: '', base: null, kept: null };
}

/** That and how a draft left, if it did. */
function Released({ draft }: { readonly draft: DraftRecord }) {
  const { data: releases = [] } = useQuery(api.incident.draftReleases.queryOptions());
  const words = useTickingText((nowMs) => releaseWords(draft, releases, nowMs) ?? '');
  return words === '' ? null : (
    <>
      , <b>{words}</b>
    </>
  );
}

function DraftLine({ draft }: { readonly draft: DraftRecord }) {
  const isOnDesk = useValue(desk).kept?.id === draft.id;
  const [status = '', impact = ''] = draft.maskedText.split('\n');
  const name = `${status}, ${impact}`;
  return (
    <article id={lineId(draft.id)} className={classes.draft} tabIndex={-1} aria-label={name}>
      <b>{status}</b>
      <span className={classes.impact}>{impact}</span>
      <span className={classes.foot}>
        <span>
          kept <Relative atMs={draft.updatedAtMs} />
          {isOnDesk ? ', on the desk now' : ''}
          <Released draft={draft} />
        </span>
        <Button
          variant="default"
          onClick={() => open(reopened(draft))}
          aria-label={`Open the draft: ${name}`}
        >
          Open
        </Button>
        <Button
          variant="default"
          onClick={() => open(nextUpdate(draft))}
          aria-label={`Write the next update of: ${name}`}
        >
          Next update
        </Button>
        <Button
          variant="default"
          onClick={() => void deleteDraft(draft)}
          aria-label={`Delete the draft: ${name}`}
        >
          Delete
        </Button>
      </span>
    </article>
  );
}

function ThreadItem({ thread: { newest, earlier } }: { readonly thread: Thread }) {
  return (
    <li className={classes.thread}>
      <DraftLine key={newest.id} draft={newest} />
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

/** From so many drafts on they are searched rather than looked through. */
const SEARCHED_FROM = 6;

function Threads({ drafts }: { readonly drafts: readonly DraftRecord[] }) {
  const [sought, setSought] = useState('');
  const threads = threadsOf(drafts).filter((thread) => holds(thread, sought));
  return (
    <>
      {drafts.length < SEARCHED_FROM ? null : (
        <TextInput
          size="xs"
          className={classes.search}
          aria-label="Words in kept drafts"
          placeholder="Words in kept drafts"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      {threads.length === 0 ? (
        <Empty icon="search" title="No kept draft has these words">
          Of a masked draft only what stayed in it is found.
        </Empty>
      ) : (
        <ul className={classes.threads}>
          {threads.map((thread) => (
            <ThreadItem key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The kept drafts by thread, masked as they are. */
export function Drafts() {
  const query = useQuery(api.incident.drafts.queryOptions());
  useDraftFocus(query.data);
  return (
    <Panel
      title="Kept drafts"
      aside={
        <Button variant="default" onClick={() => open(EMPTY_DESK)}>
          New
        </Button>
      }
    >
      <div id={DRAFTS_ID} tabIndex={-1}>
        <Loaded query={query} placeholder={<Loading rows={2} />}>
          {(drafts) =>
            drafts.length === 0 ? (
              <Empty icon="bookmark" title="No draft is kept">
                Keep one with Ctrl S; what the policy refuses is masked in it.
              </Empty>
            ) : (
              <Threads drafts={drafts} />
            )
          }
        </Loaded>
      </div>
    </Panel>
  );
}
