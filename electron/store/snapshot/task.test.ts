import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { UNMASKED_HEADER } from '../testing/snapshot-header.ts';
import { temporaryFolder } from '../testing/temporary-store.ts';
import { inspectSnapshot, writeSnapshot } from './task.ts';

let place: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  place = temporaryFolder();
  path = join(place.folder, 'example.snapshot');
  const opening = openDatabase({ path: place.path, nowMs: 0, busyTimeoutMs: 200 });
  if (opening.kind === 'opened') opening.database.close();
});
afterEach(() => place.remove());

const task = () => ({
  storePath: place.path,
  path,
  known: [],
  busyTimeoutMs: 200,
  header: UNMASKED_HEADER,
});

test('a snapshot is written in a thread of its own, which tells how far it is', async () => {
  const steps = new Set<string>();
  const written = await writeSnapshot(task(), ({ step }) => steps.add(step), null);
  expect([...steps]).toEqual(['copying', 'checking', 'packing']);
  expect(await inspectSnapshot(path)).toEqual({ kind: 'snapshot', header: written.header });
});

test('one that is ended early leaves nothing', async () => {
  const ending = new AbortController();
  const writing = writeSnapshot(task(), () => ending.abort(), ending.signal);
  await expect(writing).rejects.toMatchObject({ code: 'closed' });
  expect(readdirSync(place.folder)).toEqual([dirname(place.path).split('/').at(-1)]);
  expect(readdirSync(dirname(place.path)).filter((name) => name.includes('snapshot'))).toEqual([]);
});

test('one of a store that is not there fails in words of the store', async () => {
  const elsewhere = { ...task(), storePath: `${place.path}-none` };
  await expect(writeSnapshot(elsewhere, () => {}, null)).rejects.toMatchObject({ code: 'not writable' });
  expect(readdirSync(place.folder)).not.toContain('example.snapshot');
});
