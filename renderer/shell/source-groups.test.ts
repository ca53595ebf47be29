import { describe, expect, it } from 'vitest';
import { sources } from '../../shared/metadata/testing/records.ts';
import { groupSources } from './source-groups.ts';

describe('the sources on the status bar', () => {
  it('are one item while all are live', () => {
    expect(groupSources(sources())).toHaveLength(1);
  });

  it('stand out where their state differs', () => {
    const groups = groupSources(sources({ audit: 'failing', jobs: 'inferred', alerts: 'inferred' }));
    expect(groups.map((group) => [group[0].id, group[0].state, group.length])).toEqual([
      ['pools', 'live', 11],
      ['audit', 'failing', 1],
      ['jobs', 'inferred', 2],
    ]);
  });

  it('are none before anything is known', () => {
    expect(groupSources([])).toEqual([]);
  });
});
