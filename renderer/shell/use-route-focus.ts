import { useEffect, useRef } from 'react';
import { useValue } from '../api/value.ts';
import { SCREEN_TITLE_ID, wantedTarget } from './go-to.ts';

/** The target of a link may still be loading: it is looked for this often, this far apart. */
const TRIES = 20;
const BETWEEN_MS = 100;

function focusOn(id: string): boolean {
  const element = document.getElementById(id);
  if (element === null) return false;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: id === SCREEN_TITLE_ID ? 'start' : 'center' });
  return true;
}

/** Moves the focus to what was asked for, else to the new screen's title; the first screen leaves it alone. */
export function useRouteFocus(location: string): void {
  const target = useValue(wantedTarget);
  const previous = useRef(location);
  useEffect(() => {
    const moved = previous.current !== location;
    previous.current = location;
    if (target === null) {
      if (moved) focusOn(SCREEN_TITLE_ID);
      return;
    }
    let tries = 0;
    const timer = setInterval(() => {
      tries += 1;
      if (!focusOn(target.id) && tries < TRIES) return;
      clearInterval(timer);
      if (wantedTarget.get() === target) wantedTarget.set(null);
    }, BETWEEN_MS);
    return () => clearInterval(timer);
  }, [location, target]);
}
