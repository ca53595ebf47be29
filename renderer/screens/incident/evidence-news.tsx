import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { Icon } from '../../components/icon.tsx';
import { toneStyle } from '../../components/tone.tsx';
import { changeDesk, choiceMoved, type DeskState, desk, isEdited } from './desk-state.ts';
import type { EditorHandle } from './editor.tsx';
import classes from './incident.module.css';

/** The draft that the chosen signals give now; undefined while it is read or nothing is chosen. */
function useFreshDraft({ chosen }: DeskState): { text: string | undefined; message: string | null } {
  const query = useQuery({
    ...api.incident.draft.queryOptions({ signalIds: [...chosen] }),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
  });
  const settled = chosen.length > 0 && !query.isPlaceholderData;
  return { text: settled ? query.data?.text : undefined, message: query.error?.message ?? null };
}

function newsText(state: DeskState, fresh: string): string {
  const kept = isEdited(state) ? ' Your edits stay until you update; undo brings them back.' : '';
  if (choiceMoved(state)) return `Other signals are chosen than this text was drafted from.${kept}`;
  if (fresh !== state.base) return `The evidence has changed since this text was drafted.${kept}`;
  return 'You have changed the text since it was drafted.';
}

/**
 * Drafts from the chosen signals. A text nobody has touched follows the choice; one that was edited, or drafted from a
 * picture that has moved on, stays as it is until the person asks for the new draft.
 */
export function EvidenceNews({ editor }: { readonly editor: EditorHandle | null }) {
  const state = useValue(desk);
  const { text: fresh, message } = useFreshDraft(state);
  const follows = fresh !== undefined && choiceMoved(state) && !isEdited(state);

  useEffect(() => {
    if (follows) changeDesk({ text: fresh, base: fresh, baseChosen: desk.get().chosen, draftId: null });
  }, [follows, fresh]);

  if (message !== null) return <p className={classes.quiet}>The draft could not be made: {message}</p>;
  if (fresh === undefined || follows || (fresh === state.base && !isEdited(state))) return null;
  const update = () => {
    editor?.replaceAll(fresh);
    changeDesk({ base: fresh, baseChosen: state.chosen });
  };
  return (
    <div className={classes.news} style={toneStyle('info')} role="status">
      <Icon name="refresh" size={14} />
      <span>{newsText(state, fresh)}</span>
      <Button variant="default" onClick={update}>
        Update from evidence
      </Button>
    </div>
  );
}
