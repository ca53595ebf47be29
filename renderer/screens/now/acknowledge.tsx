import { Button, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Signal } from '../../../shared/signals/signal.ts';
import { Icon } from '../../components/icon.tsx';
import { consoleNow } from '../../time/clock.ts';
import { utcTime } from '../../time/format.ts';
import classes from './signal-card.module.css';
import { useAcknowledge } from './use-acknowledge.ts';

const HOUR_MS = 3_600_000;
const SPANS: readonly { readonly value: string; readonly label: string; readonly ms: number | null }[] = [
  { value: '1', label: '1 h', ms: HOUR_MS },
  { value: '4', label: '4 h', ms: 4 * HOUR_MS },
  { value: '24', label: '24 h', ms: 24 * HOUR_MS },
  { value: 'resolved', label: 'until resolved', ms: null },
];

function AcknowledgeForm({ signal, close }: { readonly signal: Signal; readonly close: () => void }) {
  const [reason, setReason] = useState('');
  const [span, setSpan] = useState('4');
  const { acknowledge, isPending } = useAcknowledge();
  const submit = () => {
    const ms = SPANS.find(({ value }) => value === span)?.ms ?? null;
    acknowledge(
      { signalId: signal.id, reason, untilMs: ms === null ? null : Math.round(consoleNow() + ms) },
      close,
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs">
        <TextInput
          label="Reason"
          description="For whoever looks next; up to 200 characters"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <SegmentedControl
          size="xs"
          aria-label="Acknowledged for"
          value={span}
          onChange={setSpan}
          data={SPANS.map(({ value, label }) => ({ value, label }))}
        />
        <Button type="submit" loading={isPending}>
          Acknowledge
        </Button>
      </Stack>
    </form>
  );
}

/** Takes a signal on, with a reason and an end: it leaves the open list, not the overall severity. */
export function Acknowledge({ signal }: { readonly signal: Signal }) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      withArrow
      shadow="md"
      width={340}
      position="bottom-start"
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<Icon name="check" size={14} />}
          onClick={() => setOpened(!opened)}
          aria-label={`Acknowledge: ${signal.title}`}
        >
          Acknowledge
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Acknowledge: ${signal.title}`}>
        <AcknowledgeForm signal={signal} close={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface AcknowledgedProps {
  readonly signal: Signal;
  readonly acknowledged: NonNullable<Signal['acknowledged']>;
}

/** Who took it on is not kept; why and until when is. */
export function Acknowledged({ signal, acknowledged: { reason, untilMs, atMs } }: AcknowledgedProps) {
  const { unacknowledge, isPending } = useAcknowledge();
  const until = untilMs === null ? 'until resolved' : `until ${utcTime(untilMs, consoleNow())}`;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="undo" size={14} />}
        loading={isPending}
        onClick={() => unacknowledge(signal.id)}
        aria-label={`Take back the acknowledgement of: ${signal.title}`}
      >
        Take back
      </Button>
      <span className={classes.note}>
        Acknowledged {utcTime(atMs, consoleNow())}, {until}
        {reason === '' ? '' : `: ${reason}`}
      </span>
    </>
  );
}
