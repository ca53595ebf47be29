import type { Value } from '../../api/value.ts';
import { type DeskState, desk, isEdited } from './desk-state.ts';

/** So many replaced desks are remembered, in this window alone. */
const MOST = 20;

export interface DeskUndo {
  /** Puts something else on the desk; `undo` brings back what stood there. */
  replace(next: DeskState): void;
  /** Brings back what was last replaced; false where nothing was, or its successor has been typed in since. */
  undo(): boolean;
  /** Takes the last `undo` back; false where there was none, or another replacement or typing since. */
  redo(): boolean;
}

/**
 * The undo of whole desks. What was typed since is the browser's to take back first: its own undo knows nothing of a
 * text that was put there by a program.
 */
export function createDeskUndo(state: Value<DeskState>): DeskUndo {
  const before: DeskState[] = [];
  const after: DeskState[] = [];
  let landed: string | null = null;

  function isTyped(): boolean {
    return state.get().text !== landed && isEdited(state.get());
  }

  function step(from: DeskState[], to: DeskState[]): boolean {
    const next = isTyped() ? undefined : from.pop();
    if (next === undefined) return false;
    to.push(state.get());
    state.set(next);
    landed = next.text;
    return true;
  }

  return {
    replace(next) {
      before.push(state.get());
      before.splice(0, before.length - MOST);
      after.length = 0;
      state.set(next);
      landed = next.text;
    },
    undo: () => step(before, after),
    redo: () => step(after, before),
  };
}

export const deskUndo = createDeskUndo(desk);
