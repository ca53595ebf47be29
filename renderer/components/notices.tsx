import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Long enough to read, decide and reach the button. */
const UNDO_MS = 12_000;

/** Tells what was done, with a way back. `over` is called when the notice goes, taken or not; answers what takes it away. */
export function offerUndo(done: string, undo: () => void, over: () => void = () => {}): () => void {
  const id = `undo ${crypto.randomUUID()}`;
  notifications.show({
    id,
    autoClose: UNDO_MS,
    color: 'steel',
    onClose: over,
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
  return () => notifications.hide(id);
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
