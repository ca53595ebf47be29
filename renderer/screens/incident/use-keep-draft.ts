import { useMutation } from '@tanstack/react-query';
import { api, queryClient } from '../../api/client.ts';
import { reportDone, reportFailure } from '../../components/notices.tsx';
import { changeDesk, desk } from './desk-state.ts';

/** Keeps the text as a draft, masked, with the evidence it was drafted from: the same draft once it has been kept. */
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
      const { draftId, text, base, previousDraftId } = desk.get();
      if (text === '') return;
      mutate({
        id: draftId,
        text,
        signalIds: [...(base?.chosen ?? [])],
        asOfMs: base?.asOfMs ?? null,
        previousDraftId,
      });
    },
  };
}
