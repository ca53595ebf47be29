import { useEffect } from 'react';
import { openDesk } from '../screens/incident/open-desk.ts';
import { goTo } from './go-to.ts';
import { SCREENS, screenByNumber } from './screens.ts';

/** A second key counts as one gesture with `g` for this long. */
const SEQUENCE_MS = 1_500;

interface Shortcuts {
  readonly help: () => void;
  readonly refresh: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** The draft button of a screen about one Pool or row; those in articles are of single signals. */
const SCREEN_DRAFT = 'main [data-draft-button]:not(article *)';

/** Presses the draft button of what has the focus or the screen is about, else drafts from all that fires. */
function draft(): void {
  const scope = document.activeElement?.closest('[data-draft-scope]');
  const ofFocus = scope?.querySelector<HTMLButtonElement>('[data-draft-button]');
  const button = ofFocus ?? document.querySelector<HTMLButtonElement>(SCREEN_DRAFT);
  if (button !== null) button.click();
  else openDesk(null);
}

/** `g` then a letter, `Alt` and a figure, `r`, `d` and `?`: single letters only where nobody is typing. */
export function useShortcuts({ help, refresh }: Shortcuts): void {
  useEffect(() => {
    let startedMs = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey && !event.ctrlKey && !event.metaKey) {
        const screen = screenByNumber(Number(event.code.replace('Digit', '')));
        if (screen !== undefined) {
          event.preventDefault();
          goTo(screen.path);
        }
        return;
      }
      const dialogOpen = document.querySelector('[role="dialog"]') !== null;
      if (event.ctrlKey || event.metaKey || isTyping(event.target) || dialogOpen) return;
      const afterG = event.timeStamp - startedMs < SEQUENCE_MS;
      startedMs = Number.NEGATIVE_INFINITY;
      const screen = afterG ? SCREENS.find(({ key }) => key === event.key) : undefined;
      if (screen !== undefined) goTo(screen.path);
      else if (event.key === 'g') startedMs = event.timeStamp;
      else if (event.key === 'r') refresh();
      else if (event.key === 'd') {
        // The letter would be typed into the editor, which has the focus by then.
        event.preventDefault();
        draft();
      } else if (event.key === '?') help();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [help, refresh]);
}
