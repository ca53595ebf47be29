import { useMutation } from '@tanstack/react-query';
import type { ApiInputs } from '../../../shared/api/router.ts';
import { api, queryClient } from '../../api/client.ts';
import { offerUndo, reportFailure } from '../../components/notices.tsx';

function readAgain(): void {
  void queryClient.invalidateQueries({ queryKey: api.now.view.queryKey() });
}

/** Acknowledging and taking it back, each with an undo and a word when it fails. */
export function useAcknowledge() {
  const give = useMutation(
    api.now.acknowledge.mutationOptions({ onSuccess: readAgain, onError: reportFailure }),
  );
  const take = useMutation(
    api.now.unacknowledge.mutationOptions({ onSuccess: readAgain, onError: reportFailure }),
  );
  return {
    isPending: give.isPending || take.isPending,
    acknowledge(input: ApiInputs['now']['acknowledge'], done: () => void): void {
      give.mutate(input, {
        onSuccess: () => {
          offerUndo('Acknowledged', () => take.mutate({ signalId: input.signalId }));
          done();
        },
      });
    },
    unacknowledge(signalId: string): void {
      take.mutate({ signalId });
    },
  };
}
