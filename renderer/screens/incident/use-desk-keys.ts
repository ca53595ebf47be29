import { useEffect } from 'react';
import { undoDeletion } from './delete-draft.ts';
import { deskUndo } from './desk-undo.ts';
import { EDITOR_ID } from './open-desk.ts';
import { BEHIND_ID } from './phrase-evidence.tsx';

/** Another field's undo is its own. */
function isElsewhere(): boolean {
  const focused = document.activeElement;
  return focused?.id !== EDITOR_ID && focused?.matches('input:not([type="checkbox"]), textarea') === true;
}

function undo(): boolean {
  return !isElsewhere() && (undoDeletion() || deskUndo.undo());
}

function redo(): boolean {
  return !isElsewhere() && deskUndo.redo();
}

/** From the text to the evidence behind the phrase the cursor is in, and back. */
function changeSide(): boolean {
  const behind = document.getElementById(BEHIND_ID);
  const isBehind = behind?.contains(document.activeElement) === true;
  const target = isBehind ? document.getElementById(EDITOR_ID) : (behind?.querySelector('a') ?? behind);
  target?.focus();
  return true;
}

export interface DeskActions {
  readonly replaceAll: () => void;
  readonly copy: () => void;
  readonly keep: () => void;
}

/** What Ctrl and a key does on the desk; each tells whether it did anything, else the key is the browser's. */
function keysOf({ replaceAll, copy, keep }: DeskActions, shift: boolean): Record<string, () => unknown> {
  return {
    enter: replaceAll,
    s: keep,
    '.': changeSide,
    z: shift ? redo : undo,
    y: redo,
    ...(shift ? { c: copy } : {}),
  };
}

/** The keys of the desk; none while a dialog is open. */
export function useDeskKeys(actions: DeskActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const action = keysOf(actions, event.shiftKey)[event.key.toLowerCase()];
      if (action !== undefined && action() !== false) event.preventDefault();
    };
    // Before the page's own answer to Ctrl+S, which is that the page itself does not leave.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  });
}
