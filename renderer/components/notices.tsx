import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Long enough to read, decide and reach the button. */
const UNDO_MS = 12_000;

/** Tells what was done, with a way back. */
export function offerUndo(done: string, undo: () => void): void {
  const id = `undo ${crypto.randomUUID()}`;
  notifications.show({
    id,
    autoClose: UNDO_MS,
    color: 'steel',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{done}</span>
        <Button
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}

/** Tells what was done. */
export function reportDone(message: string): void {
  notifications.show({ message, color: 'steel', autoClose: 4_000 });
}

/** Tells that an action did not happen, with the process's own sentence. */
export function reportFailure(error: { readonly message: string }): void {
  notifications.show({
    title: 'This did not happen',
    message: error.message,
    color: 'red',
    autoClose: 10_000,
  });
}
