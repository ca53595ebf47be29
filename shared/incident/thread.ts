import type { DraftRecord } from './draft.ts';

interface MaskedDraft {
  readonly id: string | null;
  readonly maskedText: string;
  readonly signalIds: readonly string[];
  readonly asOfMs: number | null;
  readonly previousDraftId: string | null;
}

/** An update's place in its thread. */
interface Place {
  readonly threadId: string | null;
  readonly previousDraftId: string | null;
  /** Unix ms. */
  readonly createdAtMs: number;
  /** The moment of its evidence, Unix ms. */
  readonly asOfMs: number;
}

/**
 * The kept draft that an update follows: the one it was written after or, where that was deleted, the newest of its thread
 * from before it. Null at the start of a thread, and where nothing earlier is kept.
 */
export function previousUpdate(update: Place, kept: readonly DraftRecord[]): DraftRecord | null {
  const { previousDraftId, threadId, createdAtMs, asOfMs } = update;
  if (previousDraftId === null) return null;
  const [newestBefore = null] = kept
    .filter((draft) => draft.threadId === threadId)
    .filter((draft) => draft.createdAtMs < createdAtMs && draft.asOfMs <= asOfMs)
    .sort((a, b) => b.createdAtMs - a.createdAtMs);
  return kept.find(({ id }) => id === previousDraftId) ?? newestBefore;
}

interface Keeping {
  /** The drafts that are kept already. */
  readonly kept: readonly DraftRecord[];
  readonly atMs: number;
  /** For a draft that is not kept yet. */
  readonly newId: string;
}

/** The record of a draft that is kept at `atMs`: a new version of itself, an update in a thread, or a thread's start. */
export function draftRecord(draft: MaskedDraft, { kept, atMs, newId }: Keeping): DraftRecord {
  const itself = kept.find(({ id }) => id === draft.id);
  const previous = kept.find(({ id }) => id === draft.previousDraftId);
  const id = itself?.id ?? newId;
  return {
    id,
    createdAtMs: itself?.createdAtMs ?? atMs,
    updatedAtMs: atMs,
    maskedText: draft.maskedText,
    signalIds: [...draft.signalIds],
    asOfMs: draft.asOfMs ?? atMs,
    threadId: itself?.threadId ?? previous?.threadId ?? id,
    previousDraftId: itself === undefined ? (previous?.id ?? null) : itself.previousDraftId,
  };
}
