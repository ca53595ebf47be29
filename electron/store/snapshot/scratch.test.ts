import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeTemporaryDirectories, temporaryDirectory } from '../../testing/temporary-directory.ts';
import { isProcessAlive, removeLeftScratch, scratchPath } from './scratch.ts';

removeTemporaryDirectories();

test('what a process left behind goes, what a running one writes and everything else stays', () => {
  const folder = temporaryDirectory();
  const store = join(folder, 'example.db');
  const files = [
    store,
    `${store}-wal`,
    `${store}-snapshot-notes`,
    scratchPath(store, 1_001, 5),
    scratchPath(store, 1_002, 5),
    scratchPath(join(folder, 'other.db'), 1_001, 5),
  ];
  for (const path of files) writeFileSync(path, '');
  removeLeftScratch(store, (pid) => pid === 1_002);
  expect(
    readdirSync(folder)
      .map((name) => join(folder, name))
      .toSorted(),
  ).toEqual(files.filter((path) => path !== scratchPath(store, 1_001, 5)).toSorted());
});

test('a process that runs is told from one that does not', () => {
  expect(isProcessAlive(process.pid)).toBe(true);
  // Larger than any process id of a system.
  expect(isProcessAlive(2 ** 30)).toBe(false);
});
