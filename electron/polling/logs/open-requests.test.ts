import { expect, test } from 'vitest';
import type { OpenRequest } from '../../store/log-contract.ts';
import { planOpenReads } from './open-requests.ts';

const NOW_MS = 1_000_000_000;
const SECOND = 1_000;
const NONE: ReadonlySet<string> = new Set();
const MINUTE = 60 * SECOND;

/** A request admitted and last read so long ago. */
const open = (id: string, admittedAgo: number, readAgo: number): OpenRequest => ({
  id,
  admittedAtMs: NOW_MS - admittedAgo,
  readAtMs: NOW_MS - readAgo,
});

test('a request alone is asked for by its id', () => {
  expect(planOpenReads([open('a', 20 * SECOND, 10 * SECOND)], NOW_MS, 2, 0, NONE)).toEqual([
    { kind: 'row', id: 'a' },
  ]);
});

test('neighbours are read as one page that begins at the newest of them', () => {
  const requests = [open('a', 22 * SECOND, 10 * SECOND), open('b', 20 * SECOND, 10 * SECOND)];
  expect(planOpenReads(requests, NOW_MS, 2, 0, NONE)).toEqual([
    { kind: 'page', ids: ['b', 'a'], range: { fromMs: NOW_MS - 22 * SECOND, toMs: NOW_MS - 20 * SECOND } },
  ]);
});

test('one that no page reaches is asked for by its id', () => {
  const requests = [open('a', 22 * SECOND, 10 * SECOND), open('b', 20 * SECOND, 10 * SECOND)];
  const [first] = planOpenReads(requests, NOW_MS, 2, 0, new Set(['b']));
  expect(first).toEqual({ kind: 'row', id: 'b' });
});

test('who was longest unread comes first, within the room', () => {
  const requests = [
    open('new', 30 * SECOND, 6 * SECOND),
    open('old', 90 * SECOND, 20 * SECOND),
    open('older', 200 * SECOND, 25 * SECOND),
  ];
  expect(planOpenReads(requests, NOW_MS, 2, 0, NONE)).toEqual([
    { kind: 'row', id: 'older' },
    { kind: 'row', id: 'old' },
  ]);
});

test.each([
  ['just read', open('a', 20 * SECOND, 4 * SECOND), 0],
  ['read five seconds ago', open('a', 20 * SECOND, 5 * SECOND), 1],
  ['open for ten minutes and read less than one ago', open('a', 10 * MINUTE, 59 * SECOND), 0],
  ['open for ten minutes and read one ago', open('a', 10 * MINUTE, MINUTE), 1],
  ['open for seven hours and read half an hour ago', open('a', 420 * MINUTE, 30 * MINUTE), 0],
])('a request that was %s: due %#', (_name, request, reads) => {
  expect(planOpenReads([request], NOW_MS, 2, 0, NONE)).toHaveLength(reads);
});

test('of many, one call asks who is still open at all, by turns for each status', () => {
  const requests = Array.from({ length: 8 }, (_, nth) => open(`${nth}`, (nth + 1) * MINUTE, 50 * SECOND));
  const [first, ...rest] = planOpenReads(requests, NOW_MS, 3, 0, NONE);
  expect(first).toEqual({
    kind: 'status',
    status: 'accepted',
    range: { fromMs: NOW_MS - 8 * MINUTE, toMs: null },
  });
  expect(rest).toHaveLength(2);
  expect(planOpenReads(requests, NOW_MS, 3, 1, NONE)[0]).toMatchObject({ status: 'in_progress' });
  expect(planOpenReads(requests, NOW_MS, 1, 0, NONE)[0]).toMatchObject({ kind: 'row' });
});

test('nothing open costs no call', () => {
  expect(planOpenReads([], NOW_MS, 3, 0, NONE)).toEqual([]);
});
