import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { forgetDeletions } from './delete-draft.ts';
import { changeDesk, desk, EMPTY_DESK, isUnsaved } from './desk-state.ts';
import { putOnDesk } from './put-on-desk.ts';

function askBeforeLoss(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Notes whether the draft on the desk is still kept: here or in another window it may have been deleted, and come back. */
function useDeletion(): void {
  const { kept } = useValue(desk);
  const { data: drafts } = useQuery({ ...api.incident.drafts.queryOptions(), enabled: kept !== null });
  useEffect(() => {
    if (kept === null || drafts === undefined) return;
    const isDeleted = drafts.every(({ id }) => id !== kept.id);
    if (isDeleted !== kept.isDeleted) changeDesk({ kept: { ...kept, isDeleted } });
  }, [kept, drafts]);
}

/**
 * Guards a text that outlives a change of screens: the browser asks before the window is closed or loaded again while
 * the text is nowhere else, and another connection gets an empty desk, because its signals are others. `connection` is
 * the name of the active one, undefined until it is known.
 */
export function useDeskGuard(connection: string | undefined): void {
  useDeletion();
  const unsaved = isUnsaved(useValue(desk));
  useEffect(() => {
    if (!unsaved) return;
    addEventListener('beforeunload', askBeforeLoss);
    return () => removeEventListener('beforeunload', askBeforeLoss);
  }, [unsaved]);

  const drafted = useRef(connection);
  useEffect(() => {
    if (connection === undefined || connection === drafted.current) return;
    if (drafted.current !== undefined) {
      forgetDeletions();
      putOnDesk(EMPTY_DESK);
    }
    drafted.current = connection;
  }, [connection]);
}
