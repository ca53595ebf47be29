import type { SourceStatus } from '../../shared/metadata/source.ts';

type Group = readonly [SourceStatus, ...SourceStatus[]];

/**
 * The sources by state, in the order of the sources: fourteen items of their own do not fit a window of 1024 pixels,
 * and what differs from the rest is what a reader looks for.
 */
export function groupSources(sources: readonly SourceStatus[]): Group[] {
  const groups = new Map<SourceStatus['state'], [SourceStatus, ...SourceStatus[]]>();
  for (const source of sources) {
    const group = groups.get(source.state);
    if (group === undefined) groups.set(source.state, [source]);
    else group.push(source);
  }
  return [...groups.values()];
}
