import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Icon } from '../../components/icon.tsx';
import { utcTime } from '../../time/format.ts';
import { openDesk } from './open-desk.ts';

/** Put on an element whose draft button the key `d` presses while the focus is within it. */
export const DRAFT_SCOPE = { 'data-draft-scope': true } as const;

interface DraftButtonProps {
  readonly signalIds: readonly string[];
  /** What the draft is about, for people who hear the button without its surroundings. */
  readonly about: string;
}

/** Opens the desk with a draft from these signals. */
export function DraftButton({ signalIds, about }: DraftButtonProps) {
  return (
    <Button
      variant="default"
      data-draft-button
      leftSection={<Icon name="desk" size={14} />}
      onClick={() => openDesk(signalIds)}
      aria-label={`Draft summary from: ${about}`}
    >
      Draft summary
    </Button>
  );
}

interface DraftForProps {
  /** Ids of the Pool, its upstreams, the SLO row or its lanes. */
  readonly subjectIds: readonly string[];
  readonly about: string;
}

/** Opens the desk with a draft from all signals of some subjects; not there while none of them has any. */
export function DraftFor({ subjectIds, about }: DraftForProps) {
  const { data: signalIds = [] } = useQuery({
    ...api.incident.signals.queryOptions({ atMs: null }),
    select: ({ signals }) =>
      signals
        .filter(({ subject, state }) => subjectIds.includes(subject.id) && state !== 'resolved')
        .map(({ id }) => id),
  });
  return signalIds.length === 0 ? null : <DraftButton signalIds={signalIds} about={about} />;
}

interface DraftAtButtonProps {
  /** Unix ms, both. */
  readonly atMs: number;
  readonly nowMs: number;
}

/** Opens the desk with a draft from what fired at a past moment. */
export function DraftAtButton({ atMs, nowMs }: DraftAtButtonProps) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      onClick={() => openDesk(null, atMs)}
      aria-label={`Draft summary from what fired at ${utcTime(atMs, nowMs)}`}
    >
      <Icon name="desk" size={14} />
    </Button>
  );
}
