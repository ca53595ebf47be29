import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { NO_SECRETS } from '../../../shared/metadata/profile.ts';
import { api, queryClient } from '../../api/client.ts';
import { Icon } from '../../components/icon.tsx';
import { offerUndo, reportDone, reportFailure } from '../../components/notices.tsx';
import type { Connection } from './connection.ts';

function useRemove({ name, profile }: Connection) {
  const readAgain = () => void queryClient.invalidateQueries();
  const restore = useMutation(
    api.connections.save.mutationOptions({
      onSuccess: () => {
        readAgain();
        reportDone(`${name} is back. Its credentials are not: enter them again.`);
      },
      onError: reportFailure,
    }),
  );
  return useMutation(
    api.connections.remove.mutationOptions({
      onSuccess: () => {
        readAgain();
        if (profile === null) return;
        offerUndo(`${name} removed`, () =>
          restore.mutate({ profile, secrets: NO_SECRETS, previousName: null }),
        );
      },
      onError: reportFailure,
    }),
  );
}

/** Asks first, and offers a way back for the addresses; credentials are forgotten for good. */
export function RemoveConnection({ connection }: { readonly connection: Connection }) {
  const [opened, setOpened] = useState(false);
  const { mutate, isPending } = useRemove(connection);
  const { name } = connection;
  const close = () => setOpened(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="trash" size={13} />}
        onClick={() => setOpened(true)}
        aria-label={`Remove ${name}`}
      >
        Remove
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={`Remove ${name}?`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Text size="sm">
          The console forgets its addresses and credentials. What it read stays on this machine. Nothing
          changes on the watched systems.
        </Text>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close} data-autofocus>
            Keep
          </Button>
          <Button color="red" loading={isPending} onClick={() => mutate({ name }, { onSettled: close })}>
            Remove
          </Button>
        </Group>
      </Modal>
    </>
  );
}
