import { useMutation } from '@tanstack/react-query';
import { api, queryClient } from '../../api/client.ts';
import { reportDone, reportFailure } from '../../components/notices.tsx';

/** Makes a connection the one that is watched; every answer on screen is read again. */
export function useActivate() {
  const { mutate, isPending } = useMutation(
    api.connections.activate.mutationOptions({
      onSuccess: (_, { name }) => {
        void queryClient.invalidateQueries();
        reportDone(`${name} is active: everything on screen comes from it.`);
      },
      onError: reportFailure,
    }),
  );
  return { isPending, activate: (name: string) => mutate({ name }) };
}
