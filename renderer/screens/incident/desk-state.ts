import { value } from '../../api/value.ts';

/** What stands on the desk. It outlives a change of screen and nothing else: unmasked text stays in the window. */
export interface DeskState {
  readonly chosen: readonly string[];
}

export const desk = value<DeskState>({ chosen: [] });

/** Starts a draft from these signals. */
export function startDraft(chosen: readonly string[]): void {
  desk.set({ chosen });
}
