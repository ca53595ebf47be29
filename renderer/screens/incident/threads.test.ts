import { describe, expect, it } from 'vitest';
import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { EMPTY_DESK } from './desk-state.ts';
import { holds, previousOf, threadsOf } from './threads.ts';

function draft(id: string, threadId: string, createdAtMs: number, updatedAtMs = createdAtMs): DraftRecord {
  return {
    id,
    threadId,
    createdAtMs,
    updatedAtMs,
    maskedText: '',
    signalIds: [],
    asOfMs: createdAtMs,
    previousDraftId: null,
  };
}

it('puts updates under their thread, the newest first, and the thread written in last on top', () => {
  const kept = [draft('a', 'a', 1, 9), draft('b', 'b', 2), draft('b2', 'b', 4), draft('b1', 'b', 3)];
  expect(threadsOf(kept).map(({ newest, earlier }) => [newest.id, ...earlier.map(({ id }) => id)])).toEqual([
    ['a'],
    ['b2', 'b1', 'b'],
  ]);
});

it('makes no thread of nothing', () => {
  expect(threadsOf([])).toEqual([]);
});

it('finds a thread by the words of any of its updates, in whatever case and order', () => {
  const kept = [
    { ...draft('a', 'a', 1), maskedText: 'Status: outage\nImpact: Example Batch' },
    { ...draft('a1', 'a', 2), maskedText: 'Status: info' },
  ];
  const [thread] = threadsOf(kept);
  if (thread === undefined) throw new Error('there is no thread');
  expect(
    ['batch OUTAGE', 'info', ' ', 'outage info', 'primary'].map((sought) => holds(thread, sought)),
  ).toEqual([true, true, true, false, false]);
});

describe('when a draft of a thread is deleted', () => {
  const first = draft('a', 'a', 1);
  const second = { ...draft('a1', 'a', 2), previousDraftId: 'a' };
  const third = { ...draft('a2', 'a', 3), previousDraftId: 'a1' };
  const opened = {
    ...EMPTY_DESK,
    atMs: 3,
    previousDraftId: 'a1',
    threadId: 'a',
    kept: { id: 'a2', updatedAtMs: 3, text: '', isDeleted: false },
  };
  const next = { ...EMPTY_DESK, previousDraftId: 'a2', threadId: 'a' };

  it('its updates stay in one thread, whichever goes', () => {
    const left = [
      [second, third],
      [first, third],
      [first, second],
    ].map((kept) => threadsOf(kept).map(({ id, newest, earlier }) => [id, newest.id, earlier.length]));
    expect(left).toEqual([[['a', 'a2', 1]], [['a', 'a2', 1]], [['a', 'a1', 1]]]);
  });

  it('an update of it stands beside the nearest earlier one that is kept', () => {
    expect(previousOf(opened, [first, second, third])).toEqual({ draft: second, isDeleted: false });
    expect(previousOf(opened, [first, third])).toEqual({ draft: first, isDeleted: true });
    expect(previousOf(opened, [third])).toEqual({ draft: null, isDeleted: true });
  });

  it('the next update that is being written falls back on the nearest earlier one', () => {
    expect(previousOf(next, [first, second])).toEqual({ draft: second, isDeleted: true });
    expect(previousOf(next, [])).toEqual({ draft: null, isDeleted: true });
  });

  it('a text that starts a thread has none before it', () => {
    expect(previousOf({ ...next, previousDraftId: null }, [first])).toEqual({
      draft: null,
      isDeleted: false,
    });
  });
});
