import type { LogKind } from '../../../shared/metadata/log-coverage.ts';
import type { Round } from './log-follower.ts';

const WORDS: Readonly<Record<LogKind, readonly [one: string, many: string]>> = {
  requests: ['request', 'requests'],
  audit: ['audit event', 'audit events'],
};

/** What a round brought, in public-safe sentences for the status of the source. */
export function roundDetail(log: LogKind, { added, gap, unreadable }: Round): string {
  const [one, many] = WORDS[log];
  const rows = (count: number) => `${count} ${count === 1 ? one : many}`;
  return [
    `${rows(added)} read`,
    ...(gap === null
      ? []
      : [`${missingRows(gap.estimatedRows, many)} not fetched: more arrive than the budget allows`]),
    ...(unreadable === 0 ? [] : [`${rows(unreadable)} of the last minute could not be read`]),
  ].join('. ');
}

function missingRows(estimated: number | null, many: string): string {
  return estimated === null ? `Some ${many}` : `About ${estimated} ${many}`;
}
