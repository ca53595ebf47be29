import { goTo } from '../../shell/go-to.ts';
import { startDraft } from './desk-state.ts';

/** The id of the editor's field, which takes the focus when the desk is opened with a draft. */
export const EDITOR_ID = 'draft-text';

/** Opens the desk with a draft from these signals, ready to type. */
export function openDesk(signalIds: readonly string[]): void {
  startDraft(signalIds);
  goTo('/incident', EDITOR_ID);
}
