import { TEXT_LIMIT } from '../../../shared/api/text-limit.ts';
import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { api, client, queryClient } from '../../api/client.ts';
import { value } from '../../api/value.ts';
import { reportDone, reportFailure } from '../../components/notices.tsx';
import { changeDesk, desk, isKept, type KeptVersion } from './desk-state.ts';
import { readDraftsAgain, setDrafts } from './kept-drafts.ts';
import { previousOf } from './threads.ts';

/** True while a draft is on its way to the store: a second press must not keep it twice. */
export const keeping = value(false);

/** Another window has kept this draft since this one did: keeping over it would hide what that window wrote. */
function keptElsewhere(kept: KeptVersion, drafts: readonly DraftRecord[]): boolean {
  return drafts.some(({ id, updatedAtMs }) => id === kept.id && updatedAtMs > kept.updatedAtMs);
}

/** Keeps what stands on the desk; false where it was kept beside what another window had kept. */
async function keep(): Promise<boolean> {
  const state = desk.get();
  const { kept, text, base } = state;
  const drafts = queryClient.getQueryData(api.incident.drafts.queryKey()) ?? [];
  const beside = kept !== null && keptElsewhere(kept, drafts);
  const record = await client.incident.saveDraft.mutate({
    id: beside ? null : (kept?.id ?? null),
    text,
    signalIds: [...(base?.chosen ?? [])],
    asOfMs: base?.asOfMs ?? null,
    previousDraftId: previousOf(state, drafts).draft?.id ?? null,
  });
  const { id, updatedAtMs } = record;
  // Before the desk names it: what is on the desk and not in the list counts as deleted.
  await setDrafts((before) => [record, ...before.filter((draft) => draft.id !== id)]);
  // Unless another draft was put on the desk meanwhile.
  if (desk.get().kept?.id === kept?.id) changeDesk({ kept: { id, updatedAtMs, text, isDeleted: false } });
  readDraftsAgain();
  return !beside;
}

async function tryToKeep(sayHow: (isSame: boolean) => void): Promise<void> {
  keeping.set(true);
  try {
    sayHow(await keep());
  } catch (error) {
    const why = error instanceof Error ? error.message : 'The console did not say why.';
    reportFailure({ message: `The draft was not kept: ${why} The text is still in this window.` });
  } finally {
    keeping.set(false);
  }
}

/**
 * Keeps the text as a draft, masked, with the evidence it was drafted from: the same draft once it has been kept, a new
 * one where another window has kept that meanwhile. What comes of it is said in a notice.
 */
export async function keepDraft(): Promise<void> {
  const { text } = desk.get();
  if (text === '' || keeping.get()) return;
  if (text.length > TEXT_LIMIT) {
    reportFailure({ message: 'The text is too long to be kept. It is still in this window.' });
    return;
  }
  await tryToKeep((isSame) =>
    reportDone(
      isSame
        ? 'Draft kept. What the policy refuses is masked in it.'
        : 'Another window had kept this draft meanwhile: yours is kept beside it, masked.',
    ),
  );
}

/** Keeps a text that has left, so that the next update can follow it; nothing where it is kept or was changed since. */
export async function keepReleased(released: string): Promise<void> {
  const state = desk.get();
  if (state.text !== released || isKept(state) || keeping.get()) return;
  await tryToKeep(() => {});
}
