import { offerUndo } from '../../components/notices.tsx';
import { type DeskState, desk, isUnsaved } from './desk-state.ts';
import { deskUndo } from './desk-undo.ts';

/** Puts something else on the desk. A text that was nowhere else comes back by the notice, or by Ctrl+Z. */
export function putOnDesk(next: DeskState): void {
  const before = desk.get();
  deskUndo.replace(next);
  if (!isUnsaved(before)) return;
  offerUndo('Replaced; Ctrl Z brings it back', () => deskUndo.replace(before));
}
