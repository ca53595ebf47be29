import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../api/client.ts';
import { Icon } from '../../components/icon.tsx';
import { reportDone } from '../../components/notices.tsx';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { openSnapshot } from './snapshot-bytes.ts';
import classes from './snapshots.module.css';

/** Opens a snapshot file in place of what is shown. */
export function OpenPanel() {
  const { mutate, isPending, error } = useMutation({
    mutationFn: openSnapshot,
    networkMode: 'always',
    onSuccess: () => {
      void queryClient.invalidateQueries();
      reportDone('The snapshot is open: everything on screen comes from it.');
    },
  });
  return (
    <Panel title="Open a snapshot">
      <PanelNote>
        Everything on screen then comes from the file, its clock standing at the moment it was taken; the
        connection is not polled meanwhile. The file itself is only read: the console works on a private copy,
        and drafts made in it go when it is closed.
      </PanelNote>
      <div className={classes.line}>
        {/* The same file chosen a second time must open a second time. */}
        <FileButton onChange={(file) => file !== null && mutate(file)} key={isPending ? 'busy' : 'idle'}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={isPending}
              leftSection={<Icon name="up" size={13} />}
            >
              Open a snapshot file
            </Button>
          )}
        </FileButton>
        {error === null || isPending ? null : (
          <span role="alert" className={classes.failure}>
            {error.message}
          </span>
        )}
      </div>
    </Panel>
  );
}
