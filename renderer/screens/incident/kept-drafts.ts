import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { api, queryClient } from '../../api/client.ts';

/** Changes the kept drafts that are shown, ahead of the next reading; one that is on its way is older and is dropped. */
export async function setDrafts(change: (before: readonly DraftRecord[]) => DraftRecord[]): Promise<void> {
  const queryKey = api.incident.drafts.queryKey();
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, (before) => (before === undefined ? undefined : change(before)));
}

/** Reads again which drafts are kept, and which of them left. */
export function readDraftsAgain(): void {
  void queryClient.invalidateQueries({ queryKey: api.incident.drafts.queryKey() });
  void queryClient.invalidateQueries({ queryKey: api.incident.draftReleases.queryKey() });
}
