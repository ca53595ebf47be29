import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SnapshotFile, SnapshotProgress, SnapshotsState } from '../../../shared/api/snapshot-ports.ts';
import { api, queryClient } from '../../api/client.ts';
import { Icon } from '../../components/icon.tsx';
import { reportDone, reportFailure } from '../../components/notices.tsx';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { bothTimes } from '../../time/format.ts';
import { saveSnapshot } from './snapshot-bytes.ts';
import { percentOf, replacedWords, sizeWords, stepWords } from './snapshot-words.ts';
import classes from './snapshots.module.css';

function Writing({ writing }: { readonly writing: SnapshotProgress }) {
  return (
    <div className={classes.line}>
      {/* Only the step is told to a screen reader: the share changes all the time. */}
      <b role="status">{stepWords(writing)}</b>
      <Progress.Root size="sm" className={classes.progress ?? ''}>
        <Progress.Section value={percentOf(writing)} aria-label="Progress of the snapshot" />
      </Progress.Root>
    </div>
  );
}

function Written({ file }: { readonly file: SnapshotFile }) {
  const { mutate, isPending } = useMutation({
    mutationFn: () => saveSnapshot(file),
    networkMode: 'always',
    onSuccess: () => reportDone(`Saved as ${file.name}`),
    onError: reportFailure,
  });
  return (
    <div className={classes.line}>
      <span role="status" className={classes.words}>
        <b>{file.name}</b> is ready: {sizeWords(file.bytes)}, taken {bothTimes(file.takenAtMs, Date.now())}.{' '}
        {replacedWords(file.replacedValues)}
      </span>
      <Button loading={isPending} leftSection={<Icon name="save" size={13} />} onClick={() => mutate()}>
        Save the file
      </Button>
    </div>
  );
}

/** Takes a snapshot of the connection that is shown: what it will hold, how far it is, and the finished file. */
export function TakePanel({ state }: { readonly state: SnapshotsState }) {
  const { connection, opened, writing, written } = state;
  const { mutate, isPending } = useMutation(
    api.snapshots.write.mutationOptions({
      onError: reportFailure,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.snapshots.view.queryKey() }),
    }),
  );
  const busy = isPending || writing !== null;
  return (
    <Panel title="Take a snapshot">
      <PanelNote>
        One file with everything the console has cached of {connection}: pictures, signals, SLO results,
        request and audit logs, transitions, acknowledgements and masked drafts, over their whole history. No
        credential and no address is in it; every text in it passes the redaction check first, and the
        Pooler’s own ids become references. Whoever opens it needs no network and no credentials.
      </PanelNote>
      <div className={classes.line}>
        <Button
          variant="default"
          leftSection={<Icon name="camera" size={13} />}
          disabled={busy || opened !== null}
          onClick={() => mutate()}
        >
          Take a snapshot
        </Button>
        {opened === null ? null : <span>What is shown is a snapshot already. Close it to take one.</span>}
      </div>
      {writing === null ? null : <Writing writing={writing} />}
      {busy || written === null ? null : <Written file={written} />}
    </Panel>
  );
}
