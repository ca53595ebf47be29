import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { previousUpdate } from '../../../shared/incident/thread.ts';
import type { DeskState } from './desk-state.ts';

/** An incident's updates, the newest first. */
export interface Thread {
  readonly id: string;
  readonly newest: DraftRecord;
  readonly earlier: readonly DraftRecord[];
}

/** Kept drafts by thread: the thread written in last comes first, and so does its newest update. */
export function threadsOf(drafts: readonly DraftRecord[]): Thread[] {
  const byThread = Map.groupBy(
    drafts.toSorted((a, b) => b.createdAtMs - a.createdAtMs),
    ({ threadId }) => threadId,
  );
  const threads = [...byThread].flatMap(([id, [newest, ...earlier]]) =>
    newest === undefined ? [] : [{ id, newest, earlier }],
  );
  const writtenMs = ({ newest, earlier }: Thread) =>
    Math.max(...[newest, ...earlier].map(({ updatedAtMs }) => updatedAtMs));
  return threads.sort((a, b) => writtenMs(b) - writtenMs(a));
}

/** What the text on the desk is the next update of. */
export interface Previous {
  /** The draft to stand beside it; null where it starts a thread, or nothing before it is kept any more. */
  readonly draft: DraftRecord | null;
  /** The one it was written after was deleted: `draft` is an earlier one of the thread. */
  readonly isDeleted: boolean;
}

/** Finds the update before the text on the desk among the kept drafts. */
export function previousOf(state: DeskState, drafts: readonly DraftRecord[]): Previous {
  const { previousDraftId, threadId, atMs, kept } = state;
  const itself = drafts.find(({ id }) => id === kept?.id);
  // Of a text that is not kept yet the thread is before it, up to the moment of its evidence.
  const place = { threadId, createdAtMs: Infinity, asOfMs: atMs ?? Infinity, ...itself, previousDraftId };
  const draft = previousUpdate(place, drafts);
  return { draft, isDeleted: previousDraftId !== null && draft?.id !== previousDraftId };
}

/** One of the thread's updates has all these words, in whatever case. */
export function holds({ newest, earlier }: Thread, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/);
  return [newest, ...earlier].some(({ maskedText }) => {
    const text = maskedText.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
