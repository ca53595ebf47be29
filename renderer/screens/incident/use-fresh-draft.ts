import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { changeDesk, type Drafted, desk, isEdited, sourceMoved } from './desk-state.ts';
import { usePreviousUpdate } from './previous-update.tsx';

export interface FreshDraft {
  /** What the chosen evidence gives now; null while it is read or nothing is chosen. */
  readonly drafted: Drafted | null;
  /** It is being read. */
  readonly isDrafting: boolean;
  /** Why there is none, in the process's own words. */
  readonly failure: string | null;
}

/**
 * The draft of what is chosen on the desk. A text nobody has touched follows the choice; one that was edited, or drafted
 * from a picture that has moved on, stays as it is until the person asks for the new draft.
 */
export function useFreshDraft(): FreshDraft {
  const state = useValue(desk);
  const { chosen, atMs, previousDraftId } = state;
  const previous = usePreviousUpdate();
  const wanted = chosen === null || chosen.length > 0;
  const { data, isPlaceholderData, error } = useQuery({
    ...api.incident.draft.queryOptions({
      signalIds: chosen === null ? null : [...chosen],
      atMs,
      previousDraftId: previous === null ? previousDraftId : (previous.draft?.id ?? null),
    }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  const settled = wanted && !isPlaceholderData && data !== undefined;
  const follows = settled && sourceMoved(state) && !isEdited(state);

  useEffect(() => {
    if (!settled) return;
    // From here on the choice is these signals, whatever else begins to fire.
    if (chosen === null) changeDesk({ chosen: data.signalIds });
    if (!follows) return;
    const { text, lines, asOfMs } = data;
    const base = { chosen: data.signalIds, atMs, previousDraftId, text, lines, asOfMs };
    changeDesk({ chosen: data.signalIds, text, base, kept: null });
  }, [settled, follows, data, chosen, atMs, previousDraftId]);

  return {
    drafted:
      settled && !follows && chosen !== null
        ? { chosen, atMs, previousDraftId, text: data.text, lines: data.lines, asOfMs: data.asOfMs }
        : null,
    isDrafting: wanted && !settled && error === null,
    failure: error?.message ?? null,
  };
}
