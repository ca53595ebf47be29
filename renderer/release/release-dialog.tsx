import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useValue } from '../api/value.ts';
import { CLASS_WORDS } from './class-words.ts';
import { type PendingRelease, pendingRelease } from './pending.ts';

function close(): void {
  pendingRelease.set(null);
}

function Confirmations({ pending }: { readonly pending: PendingRelease }) {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const toggle = (index: number) => {
    const next = new Set(ticked);
    if (!next.delete(index)) next.add(index);
    setTicked(next);
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        The policy asks a person about each of these. The confirmation is recorded, the text is not.
      </Text>
      {pending.warnings.map((warning, index) => (
        <Checkbox
          key={`${warning.start}-${warning.class}`}
          checked={ticked.has(index)}
          onChange={() => toggle(index)}
          data-autofocus={index === 0 || undefined}
          label={`${CLASS_WORDS[warning.class]}: “${pending.text.slice(warning.start, warning.end)}” may leave`}
          description={warning.reason}
        />
      ))}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Keep it here
        </Button>
        <Button
          disabled={ticked.size < pending.warnings.length}
          onClick={() => {
            close();
            void pending.confirmed();
          }}
        >
          Release
        </Button>
      </Group>
    </Stack>
  );
}

/** Warnings are confirmed one by one before the text leaves. */
export function ReleaseDialog() {
  const pending = useValue(pendingRelease);
  return (
    <Modal
      opened={pending !== null}
      onClose={close}
      title="Confirm before it leaves"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {pending === null ? null : <Confirmations pending={pending} />}
    </Modal>
  );
}
