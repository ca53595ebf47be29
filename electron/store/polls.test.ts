import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { poll } from './testing/records.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const failed = { outcome: 'unreachable', detail: 'No connection.' } as const;

describe('the summary of a source', () => {
  test('names the newest attempt, the newest success and the start of the failures between them', () => {
    kept.store.recordPoll(poll(1_000));
    kept.store.recordPoll(poll(2_000, [], failed));
    kept.store.recordPoll(poll(3_000, [], { outcome: 'overloaded', detail: 'Busy.' }));
    expect(kept.store.picture(3_500).polls).toEqual([
      {
        source: 'pools',
        via: 'mcp',
        lastAttempt: { atMs: 3_000, kind: 'overloaded', detail: 'Busy.' },
        lastOkMs: 1_000,
        failingSinceMs: 2_000,
      },
    ]);
  });

  test('is that of the moment asked for', () => {
    kept.store.recordPoll(poll(1_000));
    kept.store.recordPoll(poll(2_000, [], failed));
    kept.store.recordPoll(poll(3_000));
    expect(kept.store.picture(999).polls).toEqual([]);
    expect(kept.store.picture(1_999).polls[0]).toMatchObject({ lastOkMs: 1_000, failingSinceMs: null });
    expect(kept.store.picture(2_000).polls[0]).toMatchObject({ lastOkMs: 1_000, failingSinceMs: 2_000 });
    expect(kept.store.picture(3_000).polls[0]).toMatchObject({ lastOkMs: 3_000, failingSinceMs: null });
  });

  test('says that a source never succeeded, and since when it fails', () => {
    kept.store.recordPoll(poll(1_000, [], failed));
    kept.store.recordPoll(poll(2_000, [], failed));
    expect(kept.store.picture(2_000).polls[0]).toMatchObject({ lastOkMs: null, failingSinceMs: 1_000 });
  });

  test('is given once for each source', () => {
    kept.store.recordPoll(poll(1_000, [], { source: 'upstreams' }));
    kept.store.recordPoll(poll(1_000, [], { source: 'gateway', via: 'http' }));
    kept.store.recordPoll(poll(2_000, [], { source: 'upstreams' }));
    expect(kept.store.picture(2_000).polls.map(({ source, via }) => [source, via])).toEqual([
      ['gateway', 'http'],
      ['upstreams', 'mcp'],
    ]);
  });
});
