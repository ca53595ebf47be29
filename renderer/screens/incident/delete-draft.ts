import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { client } from '../../api/client.ts';
import { offerUndo, reportDone, reportFailure } from '../../components/notices.tsx';
import { desk } from './desk-state.ts';
import { focusOnceBack, focusOnceGone, keepFocus } from './draft-focus.ts';
import { readDraftsAgain, setDrafts } from './kept-drafts.ts';

interface Deletion {
  readonly newest: DraftRecord;
  /** All saved states of the draft, the newest last. */
  readonly versions: readonly DraftRecord[];
  /** What stood on the desk: what was done to it since is undone first. */
  readonly deskText: string;
}

/**
 * Deletions that can be undone, the newest last, as long as the notice of them stands. The store has forgotten these
 * drafts; they are in the memory of this window alone.
 */
let deletions: readonly Deletion[] = [];

/** Takes the notice of them away. */
let hideNotice = () => {};

/** Drafts on their way out: a second press must not delete one twice. */
const leaving = new Set<string>();

function reportNot(what: string, error: unknown): void {
  keepFocus();
  const why = error instanceof Error ? error.message : 'The console did not say why.';
  reportFailure({ message: `The draft was not ${what}: ${why}` });
}

/** These are what can be undone from now on, and one notice says so. */
function offer(held: readonly Deletion[]): void {
  const hideBefore = hideNotice;
  deletions = held;
  hideNotice = () => {};
  hideBefore();
  if (held.length === 0) return;
  const done =
    held.length === 1
      ? 'Draft deleted; Ctrl Z brings it back'
      : `${held.length} drafts deleted; Ctrl Z brings back the last`;
  hideNotice = offerUndo(
    done,
    () => void undoLast(held),
    () => {
      if (deletions === held) deletions = [];
    },
  );
}

async function undoLast(held: readonly Deletion[]): Promise<void> {
  const last = held.at(-1);
  if (last === undefined) return;
  const { newest, versions } = last;
  offer(held.slice(0, -1));
  focusOnceBack(newest.id);
  try {
    await client.incident.restoreDraft.mutate({ versions: [...versions] });
    await setDrafts((before) => [newest, ...before.filter(({ id }) => id !== newest.id)]);
    readDraftsAgain();
  } catch (error) {
    reportNot('brought back', error);
    offer([...deletions, last]);
  }
}

/** Brings back the draft deleted last; false where none can be, or the text on the desk was changed since. */
export function undoDeletion(): boolean {
  if (deletions.at(-1)?.deskText !== desk.get().text) return false;
  void undoLast(deletions);
  return true;
}

/** Ends every undo: another connection is watched, and what was deleted does not belong into its store. */
export function forgetDeletions(): void {
  offer([]);
}

/** Deletes a kept draft, with a way back. */
export async function deleteDraft({ id }: DraftRecord): Promise<void> {
  if (leaving.has(id)) return;
  leaving.add(id);
  focusOnceGone(id);
  try {
    const versions = await client.incident.deleteDraft.mutate({ id });
    await setDrafts((before) => before.filter((draft) => draft.id !== id));
    readDraftsAgain();
    const newest = versions.at(-1);
    if (newest === undefined) reportDone('This draft had been deleted already.');
    else offer([...deletions, { newest, versions, deskText: desk.get().text }]);
  } catch (error) {
    reportNot('deleted', error);
  } finally {
    leaving.delete(id);
  }
}
