import type { LogKind } from '../../../shared/metadata/log-coverage.ts';
import type { Round } from './log-follower.ts';

const WORDS: Readonly<Record<LogKind, readonly [one: string, many: string]>> = {
  requests: ['request', 'requests'],
  audit: ['audit event', 'audit events'],
};

/** What a round brought, in public-safe sentences for the status of the source. */
export function roundDetail(log: LogKind, { added, gap, unreadable }: Round): string {
  const [one, many] = WORDS[log];
  const rows = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
  return [
    `${rows(added)} read`,
    ...(gap === null ? [] : [`${missing(gap, many)} not fetched yet`]),
    ...(unreadable === 0 ? [] : [`${rows(unreadable)} could not be read`]),
  ].join('. ');
}

function missing({ estimatedRows, fromMs, toMs }: NonNullable<Round['gap']>, many: string): string {
  const about = estimatedRows === null ? 'Some' : `About ${estimatedRows.toLocaleString('en-US')}`;
  return `${about} ${many} between ${clock(fromMs)} and ${clock(toMs)}`;
}

/** `10:02Z` */
function clock(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(11, 16)}Z`;
}
