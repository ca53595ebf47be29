import { value } from '../api/value.ts';
import { navigate } from './hash-location.ts';

/** The element that names a screen; it takes the focus when the screen changes. */
export const SCREEN_TITLE_ID = 'screen-title';

/** What the latest `goTo` asks the focus to be moved to; an object, so that asking again is news. */
export const wantedTarget = value<{ readonly id: string } | null>(null);

/** Opens a screen and moves the focus to the element with the id `target` there, else to the screen's title. */
export function goTo(path: string, target: string = SCREEN_TITLE_ID): void {
  navigate(path);
  wantedTarget.set({ id: target });
}
