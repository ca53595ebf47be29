import { expect, it } from 'vitest';
import type { DraftRecord } from '../../../shared/incident/draft.ts';
import { holds, threadsOf } from './threads.ts';

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
