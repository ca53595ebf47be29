import { useEffect, useRef } from 'react';
import { useValue } from '../../api/value.ts';
import { desk, EMPTY_DESK, isUnsaved } from './desk-state.ts';
import { putOnDesk } from './put-on-desk.ts';

function askBeforeLoss(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/**
 * Guards a text that outlives a change of screens: the browser asks before the window is closed or loaded again while
 * the text is nowhere else, and another connection gets an empty desk, because its signals are others. `connection` is
 * the name of the active one, undefined until it is known.
 */
export function useDeskGuard(connection: string | undefined): void {
  const unsaved = isUnsaved(useValue(desk));
  useEffect(() => {
    if (!unsaved) return;
    addEventListener('beforeunload', askBeforeLoss);
    return () => removeEventListener('beforeunload', askBeforeLoss);
  }, [unsaved]);

  const drafted = useRef(connection);
  useEffect(() => {
    if (connection === undefined || connection === drafted.current) return;
    if (drafted.current !== undefined) putOnDesk(EMPTY_DESK);
    drafted.current = connection;
  }, [connection]);
}
