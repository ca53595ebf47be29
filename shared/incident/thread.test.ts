import { describe, expect, it } from 'vitest';
import { draftRecord, previousUpdate } from './thread.ts';

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

describe('the draft before an update', () => {
  const kept = (id: string, createdAtMs: number, threadId = 'd1') => ({
    ...FIRST,
    id,
    threadId,
    createdAtMs,
    asOfMs: createdAtMs,
    previousDraftId: null,
  });
  const [first, second, later, other] = [kept('d1', 10), kept('d2', 20), kept('d4', 40), kept('x', 25, 'x')];
  const third = { ...kept('d3', 30), previousDraftId: 'd2' };
  const all = [other, later, third, second, first];
  const without = (...gone: readonly unknown[]) => all.filter((draft) => !gone.includes(draft));

  it('is the one it was written after', () => {
    expect(previousUpdate(third, all)).toBe(second);
  });

  it('is the nearest earlier one of its thread where that was deleted', () => {
    expect(previousUpdate(third, without(second))).toBe(first);
  });

  it('is none where nothing of its thread is kept from before it, or it starts the thread', () => {
    expect(previousUpdate(third, without(first, second))).toBeNull();
    expect(previousUpdate({ ...third, previousDraftId: null }, all)).toBeNull();
    expect(previousUpdate({ ...third, threadId: null }, without(second))).toBeNull();
  });

  it('never tells of a later moment than the update does', () => {
    const early = { ...third, createdAtMs: 50, asOfMs: 15 };
    expect(previousUpdate(early, without(second, third))).toBe(first);
  });
});
