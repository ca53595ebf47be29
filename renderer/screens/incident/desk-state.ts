import { value } from '../../api/value.ts';

/**
 * What stands on the desk. It outlives a change of screen and nothing else: unmasked text stays in the window and is
 * never stored by the page.
 */
export interface DeskState {
  readonly chosen: readonly string[];
  readonly text: string;
  /** What the evidence gave when the text was last drafted from it; null for a text that never was. */
  readonly base: string | null;
  /** The signals `base` was drafted from. */
  readonly baseChosen: readonly string[];
  /** The kept draft this text is a version of. */
  readonly draftId: string | null;
}

const EMPTY: DeskState = { chosen: [], text: '', base: null, baseChosen: [], draftId: null };

export const desk = value<DeskState>(EMPTY);

/** Changes part of what stands on the desk. */
export function changeDesk(part: Partial<DeskState>): void {
  desk.set({ ...desk.get(), ...part });
}

/** Starts a draft from these signals. A text that a person has changed stays, and the new draft is offered beside it. */
export function startDraft(chosen: readonly string[]): void {
  changeDesk(isEdited(desk.get()) ? { chosen } : { ...EMPTY, chosen });
}

/** A person has changed the text since it was drafted, or wrote it without evidence. */
export function isEdited({ text, base }: DeskState): boolean {
  return text !== (base ?? '');
}

/** The text is the draft of other signals than those chosen now. */
export function choiceMoved({ chosen, baseChosen }: DeskState): boolean {
  return chosen.length !== baseChosen.length || chosen.some((id) => !baseChosen.includes(id));
}
