import { useMutation } from '@tanstack/react-query';
import { api, queryClient } from '../../api/client.ts';
import { reportDone, reportFailure } from '../../components/notices.tsx';
import { changeDesk, desk } from './desk-state.ts';

/** Keeps the text as a draft, masked: the same draft again once it has been kept. */
export function useKeepDraft() {
  const { mutate, isPending } = useMutation(
    api.incident.saveDraft.mutationOptions({
      onSuccess: ({ id }) => {
        changeDesk({ draftId: id });
        void queryClient.invalidateQueries({ queryKey: api.incident.drafts.queryKey() });
        reportDone('Draft kept. What the policy refuses is masked in it.');
      },
      onError: reportFailure,
    }),
  );
  return {
    isPending,
    keep(): void {
      const { draftId, text, chosen } = desk.get();
      if (text !== '') mutate({ id: draftId, text, signalIds: [...chosen] });
    },
  };
}
