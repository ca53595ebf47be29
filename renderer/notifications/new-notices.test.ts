import { expect, it } from 'vitest';
import type { ReleasedNotice } from '../../shared/notifications/notice.ts';
import { latestId, newNotices } from './new-notices.ts';

const notice = (id: number): ReleasedNotice => ({
  id,
  atMs: 0,
  kind: 'traffic',
  severity: 'outage',
  text: 'Outage: Example Batch cannot serve.',
  signalId: null,
  heldBack: false,
});
const FIVE = [1, 2, 3, 4, 5].map(notice);

it.each([
  { seen: null, shown: [] },
  { seen: 5, shown: [] },
  { seen: 4, shown: [5] },
  { seen: 0, shown: [3, 4, 5] },
])('a page that has seen $seen is shown $shown', ({ seen, shown }) => {
  expect(newNotices(FIVE, seen).map(({ id }) => id)).toEqual(shown);
});

it('the latest of none is zero', () => {
  expect([latestId([]), latestId(FIVE)]).toEqual([0, 5]);
});
