import { useLayoutEffect } from 'react';
import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { EDITOR_ID } from './open-desk.ts';

/** The list of kept drafts, which takes the focus when its last draft is gone. */
export const DRAFTS_ID = 'kept-drafts';

/** The id of a draft's line in the list. */
export const lineId = (draftId: string): string => `draft-${draftId}`;

/** Where the focus goes once a draft has gone from the list, or has come back to it. */
type Wanted = { readonly draftId: string } & (
  | { readonly once: 'gone'; readonly index: number }
  | { readonly once: 'back' }
);
let wanted: Wanted | null = null;

/** Lines that can be seen, in their order: not those of earlier updates while they are folded. */
function shownLines(): HTMLElement[] {
  const list = document.getElementById(DRAFTS_ID);
  return [...(list?.querySelectorAll('article') ?? [])].filter((line) => line.checkVisibility());
}

/** Nothing is moved from under the hands of a person who writes, or who is on another screen. */
function mayMove(): boolean {
  return document.getElementById(DRAFTS_ID) !== null && document.activeElement?.id !== EDITOR_ID;
}

/**
 * A draft is about to go: the focus goes to the line that takes its place. To the line and not to its button, so that a
 * key that is held down does not delete one draft after the other.
 */
export function focusOnceGone(draftId: string): void {
  const index = shownLines().findIndex(({ id }) => id === lineId(draftId));
  wanted = mayMove() && index !== -1 ? { draftId, once: 'gone', index } : null;
}

/** A draft is about to come back: the focus goes to its line. */
export function focusOnceBack(draftId: string): void {
  wanted = mayMove() ? { draftId, once: 'back' } : null;
}

/** What was about to happen did not. */
export function keepFocus(): void {
  wanted = null;
}

function target(of: Wanted): HTMLElement | null {
  if (of.once === 'back') return document.getElementById(lineId(of.draftId));
  const lines = shownLines();
  return lines[Math.min(of.index, lines.length - 1)] ?? document.getElementById(DRAFTS_ID);
}

/** Moves the focus as it was asked for, once these drafts are what is drawn. */
export function useDraftFocus(drafts: readonly DraftRecord[] | undefined): void {
  useLayoutEffect(() => {
    if (wanted === null || drafts === undefined) return;
    const { draftId, once } = wanted;
    if (drafts.some(({ id }) => id === draftId) !== (once === 'back')) return;
    const line = target(wanted);
    wanted = null;
    const folded = line?.closest('details');
    if (folded) folded.open = true;
    line?.focus();
  }, [drafts]);
}
