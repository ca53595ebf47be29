import { TEXT_LIMIT } from '../../../shared/api/text-limit.ts';
import { api, client, queryClient } from '../../api/client.ts';
import { value } from '../../api/value.ts';
import { reportDone, reportFailure } from '../../components/notices.tsx';
import { changeDesk, desk, type KeptVersion } from './desk-state.ts';

/** True while a draft is on its way to the store: a second press must not keep it twice. */
export const keeping = value(false);

/** Another window has kept this draft since this one did: keeping over it would hide what that window wrote. */
function keptElsewhere(kept: KeptVersion): boolean {
  const drafts = queryClient.getQueryData(api.incident.drafts.queryKey()) ?? [];
  return drafts.some(({ id, updatedAtMs }) => id === kept.id && updatedAtMs > kept.updatedAtMs);
}

/** Keeps what stands on the desk; false where it was kept beside what another window had kept. */
async function keep(): Promise<boolean> {
  const { kept, text, base, previousDraftId } = desk.get();
  const beside = kept !== null && keptElsewhere(kept);
  const { id, updatedAtMs } = await client.incident.saveDraft.mutate({
    id: beside ? null : (kept?.id ?? null),
    text,
    signalIds: [...(base?.chosen ?? [])],
    asOfMs: base?.asOfMs ?? null,
    previousDraftId,
  });
  // Unless another draft was put on the desk meanwhile.
  if (desk.get().kept === kept) changeDesk({ kept: { id, updatedAtMs, text } });
  void queryClient.invalidateQueries({ queryKey: api.incident.drafts.queryKey() });
  void queryClient.invalidateQueries({ queryKey: api.incident.draftReleases.queryKey() });
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
  const { text, kept } = desk.get();
  if (text !== released || kept?.text === released || keeping.get()) return;
  await tryToKeep(() => {});
}
