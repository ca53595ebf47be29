import { expect, test } from 'vitest';
import { createKept, type Found } from './kept.ts';

function setUp() {
  let nowMs = 1_000;
  let reads = 0;
  const kept = createKept<number>(() => nowMs);
  const read = async (): Promise<Found<number>> => {
    reads += 1;
    return { kind: 'read', value: reads };
  };
  return { kept, read, reads: () => reads, at: (ms: number) => (nowMs = ms) };
}

test('a reading is used again until it is as old as it may be', async () => {
  const { kept, read, at } = setUp();
  expect(await kept.get('a', 100, read)).toEqual({ kind: 'read', atMs: 1_000, value: 1 });
  at(1_099);
  expect(await kept.get('a', 100, read)).toMatchObject({ value: 1 });
  at(1_100);
  expect(await kept.get('a', 100, read)).toEqual({ kind: 'read', atMs: 1_100, value: 2 });
});

test('names are held apart', async () => {
  const { kept, read } = setUp();
  await kept.get('a', 100, read);
  expect(await kept.get('b', 100, read)).toMatchObject({ value: 2 });
});

test('calls while a reading runs share it', async () => {
  const { kept, read, reads } = setUp();
  await Promise.all([kept.get('a', 100, read), kept.get('a', 100, read)]);
  expect(reads()).toBe(1);
});

test('what failed is asked again at once', async () => {
  const { kept, read } = setUp();
  const unread = { kind: 'unread', why: 'No answer.' } as const;
  expect(await kept.get('a', 100, async () => unread)).toEqual(unread);
  await expect(kept.get('a', 100, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await kept.get('a', 100, read)).toMatchObject({ value: 1 });
});

test('a reading from ahead of a clock that was set back is not used', async () => {
  const { kept, read, at } = setUp();
  await kept.get('a', 100, read);
  at(900);
  expect(await kept.get('a', 100, read)).toEqual({ kind: 'read', atMs: 900, value: 2 });
});
