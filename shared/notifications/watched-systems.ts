import type { SourceStatus } from '../metadata/source.ts';
import { SOURCE_WORDS } from '../metadata/source-words.ts';

/** What can stop answering as a whole: its sources then fail one after another, and are one piece of news. */
export const WATCHED_SYSTEMS = ['the Pooler', 'the database of the Pooler', 'the metrics'] as const;
export type WatchedSystem = (typeof WATCHED_SYSTEMS)[number];

/** The system a source is read from. */
export function systemOf({ id, via }: SourceStatus): WatchedSystem {
  if (via.endsWith('postgresql')) return 'the database of the Pooler';
  return id === 'slo' || via.endsWith('prometheus') ? 'the metrics' : 'the Pooler';
}

const NAMED = 2;

/** `Pools`, `Pools and Audit`, `Pools, Audit and 3 more`. */
export function sourceNames(sources: readonly SourceStatus[]): string {
  const names = sources.map(({ id }) => SOURCE_WORDS[id]);
  const more = names.length - NAMED;
  if (more > 0) return `${names.slice(0, NAMED).join(', ')} and ${more} more`;
  return names.join(' and ');
}
