import { goTo } from '../../shell/go-to.ts';
import { startDraft } from './desk-state.ts';

/** The id of the editor's field, which takes the focus when the desk is opened with a draft. */
export const EDITOR_ID = 'draft-text';

/**
 * Opens the desk with a draft from these signals, ready to type; null takes all that fire. `atMs` is a past moment to
 * draft from (Unix ms), null the present.
 */
export function openDesk(chosen: readonly string[] | null, atMs: number | null = null): void {
  startDraft({ chosen, atMs });
  goTo('/incident', EDITOR_ID);
}
