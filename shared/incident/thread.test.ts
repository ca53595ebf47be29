import { expect, it } from 'vitest';
import { draftRecord } from './thread.ts';

const DRAFT = { id: null, maskedText: 'Status: info', signalIds: ['a'], asOfMs: 5, previousDraftId: null };
const FIRST = draftRecord(DRAFT, { kept: [], atMs: 10, newId: 'd1' });

it('begins a thread with a new draft', () => {
  expect(FIRST).toEqual({
    id: 'd1',
    createdAtMs: 10,
    updatedAtMs: 10,
    maskedText: 'Status: info',
    signalIds: ['a'],
    asOfMs: 5,
    threadId: 'd1',
    previousDraftId: null,
  });
});

it('takes the present for a draft that names no moment', () => {
  expect(draftRecord({ ...DRAFT, asOfMs: null }, { kept: [], atMs: 10, newId: 'd1' }).asOfMs).toBe(10);
});

it('keeps the thread from update to update', () => {
  const second = draftRecord({ ...DRAFT, previousDraftId: 'd1' }, { kept: [FIRST], atMs: 20, newId: 'd2' });
  const third = draftRecord(
    { ...DRAFT, previousDraftId: 'd2' },
    { kept: [FIRST, second], atMs: 30, newId: 'd3' },
  );
  expect([second, third].map(({ threadId, previousDraftId }) => [threadId, previousDraftId])).toEqual([
    ['d1', 'd1'],
    ['d1', 'd2'],
  ]);
});

it('gives a draft that is kept again a new text and leaves its place in the thread', () => {
  const second = draftRecord({ ...DRAFT, previousDraftId: 'd1' }, { kept: [FIRST], atMs: 20, newId: 'd2' });
  const change = { ...DRAFT, id: 'd2', maskedText: 'Status: watch', previousDraftId: null };
  expect(draftRecord(change, { kept: [second, FIRST], atMs: 40, newId: 'd9' })).toEqual({
    ...second,
    maskedText: 'Status: watch',
    updatedAtMs: 40,
  });
});

it('begins a thread where the previous draft is no longer kept', () => {
  const update = draftRecord({ ...DRAFT, previousDraftId: 'gone' }, { kept: [], atMs: 20, newId: 'd2' });
  expect(update).toMatchObject({ threadId: 'd2', previousDraftId: null });
});
