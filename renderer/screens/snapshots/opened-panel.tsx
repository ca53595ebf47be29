import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { OpenedSnapshot } from '../../../shared/api/snapshot-ports.ts';
import { api, queryClient } from '../../api/client.ts';
import { reportDone, reportFailure } from '../../components/notices.tsx';
import { Panel } from '../../components/panel.tsx';
import { bothTimes } from '../../time/format.ts';
import { replacedWords } from './snapshot-words.ts';
import classes from './snapshots.module.css';

interface OpenedPanelProps {
  readonly opened: OpenedSnapshot;
  /** Where closing leads. */
  readonly connection: string;
}

/** The snapshot that is shown, and the way back. */
export function OpenedPanel({ opened, connection }: OpenedPanelProps) {
  const { mutate, isPending } = useMutation(
    api.snapshots.close.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries();
        reportDone(`The snapshot is closed: ${connection} is shown.`);
      },
      onError: reportFailure,
    }),
  );
  return (
    <Panel title="Shown now">
      <div className={classes.line}>
        <span className={classes.words}>
          A snapshot of <b>{opened.connection}</b>
          {opened.demo ? ' (simulated data)' : ''}, taken {bothTimes(opened.takenAtMs, Date.now())} by version{' '}
          {opened.consoleVersion} of the console. {replacedWords(opened.replacedValues)}
        </span>
        <Button loading={isPending} onClick={() => mutate()}>
          Close it and show {connection}
        </Button>
      </div>
    </Panel>
  );
}
