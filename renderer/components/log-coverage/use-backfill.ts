import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import type { LogKind, LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { api, queryClient } from '../../api/client.ts';

/** The ways to steer the back-fill of a log. What the console refuses is said in its own words. */
export function useBackfill(log: LogKind) {
  const told = {
    onError: ({ message }: { readonly message: string }) =>
      notifications.show({ title: 'The back-fill was not changed', message, color: 'red' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.logs.coverage.queryKey({ log }) }),
  };
  const starting = useMutation(api.logs.startBackfill.mutationOptions(told));
  const pausing = useMutation(api.logs.pauseBackfill.mutationOptions(told));
  const resuming = useMutation(api.logs.resumeBackfill.mutationOptions(told));
  const cancelling = useMutation(api.logs.cancelBackfill.mutationOptions(told));
  return {
    start: (span: LogSpan) => starting.mutate({ log, ...span }),
    pause: () => pausing.mutate({ log }),
    resume: () => resuming.mutate({ log }),
    cancel: () => cancelling.mutate({ log }),
  };
}
