import type { DraftLine } from '../../../shared/incident/draft-line.ts';
import { value } from '../../api/value.ts';

/** What a text is drafted from. */
export interface Source {
  /** Ids of the chosen signals; null takes all that fire, until the draft tells which those are. */
  readonly chosen: readonly string[] | null;
  /** The moment looked at, Unix ms; null is the present. */
  readonly atMs: number | null;
  /** The kept draft it is the next update of; null starts a thread. */
  readonly previousDraftId: string | null;
}

/** A draft as the evidence gave it, and what it was drafted from. */
export interface Drafted extends Source {
  readonly text: string;
  /** With every phrase's place and evidence; none for a kept draft, which holds its text alone. */
  readonly lines: readonly DraftLine[];
  /** The moment of the evidence, Unix ms. */
  readonly asOfMs: number;
}

/** A draft as this window last kept or opened it. */
export interface KeptVersion {
  readonly id: string;
  /** Unix ms. A later one in the store was kept by another window. */
  readonly updatedAtMs: number;
  /** As it stood in the window; the store holds it masked. */
  readonly text: string;
  /** It was deleted since, here or in another window; false again once that is undone. */
  readonly isDeleted: boolean;
}

/**
 * What stands on the desk. It outlives a change of screen and nothing else: unmasked text stays in the window and is
 * never stored by the page.
 */
export interface DeskState extends Source {
  readonly text: string;
  /** The thread of the draft it is the next update of, which is known no longer once that is deleted. */
  readonly threadId: string | null;
  /** What the text was last drafted from; null for a text that never was. */
  readonly base: Drafted | null;
  /** The kept draft this text is a version of. */
  readonly kept: KeptVersion | null;
}

export const EMPTY_DESK: DeskState = {
  chosen: [],
  atMs: null,
  previousDraftId: null,
  threadId: null,
  text: '',
  base: null,
  kept: null,
};

export const desk = value<DeskState>(EMPTY_DESK);

/** Changes part of what stands on the desk. */
export function changeDesk(part: Partial<DeskState>): void {
  desk.set({ ...desk.get(), ...part });
}

/** Starts a draft from this. A text that a person has changed stays, and the new draft is offered beside it. */
export function startDraft(source: Partial<Source>): void {
  const before = desk.get();
  desk.set({ ...(isEdited(before) ? before : EMPTY_DESK), atMs: null, ...source });
}

/** The text was opened from a kept draft that is deleted: the evidence need not give it again. */
function isLeftOver({ base, kept }: DeskState): boolean {
  return kept?.isDeleted === true && base?.lines.length === 0;
}

/** A person has changed the text since it was drafted, or wrote it without evidence. */
export function isEdited(state: DeskState): boolean {
  const { text, base } = state;
  return text !== (base?.text ?? '') || isLeftOver(state);
}

/** The text is kept as it stands. */
export function isKept({ text, kept }: DeskState): boolean {
  return kept !== null && !kept.isDeleted && kept.text === text;
}

/** What a person wrote is nowhere but in this window. */
export function isUnsaved(state: DeskState): boolean {
  return state.text !== '' && isEdited(state) && !isKept(state);
}

/** The text is the draft of something else than what is chosen now. */
export function sourceMoved({ chosen, atMs, previousDraftId, base }: DeskState): boolean {
  if (base === null) return chosen === null || chosen.length > 0;
  if (atMs !== base.atMs || previousDraftId !== base.previousDraftId) return true;
  const drafted = base.chosen ?? [];
  return chosen === null || chosen.length !== drafted.length || chosen.some((id) => !drafted.includes(id));
}
