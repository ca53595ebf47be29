import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { examineStoreFile } from './examine-file.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { openedStore } from './testing/opened-store.ts';

removeTemporaryDirectories();

const NEWEST = MIGRATIONS.length;

async function keptFile(): Promise<string> {
  const path = join(temporaryDirectory(), 'example.db');
  const store = await openedStore(path, () => 0);
  await store.setSetting('example', 'kept');
  await store.close();
  return path;
}

it('finds a whole file with the version of its schema', async () => {
  expect(await examineStoreFile(await keptFile())).toEqual({
    kind: 'examined',
    state: { kind: 'usable', version: NEWEST },
    newestVersion: NEWEST,
  });
});

it('finds a file that is not there yet, and makes none', async () => {
  const directory = temporaryDirectory();
  const found = await examineStoreFile(join(directory, 'example.db'));
  expect(found).toMatchObject({ kind: 'examined', state: { kind: 'new' } });
  expect(readdirSync(directory)).toEqual([]);
});

it('finds a damaged file, and leaves every byte of it', async () => {
  const path = await keptFile();
  const bytes = readFileSync(path).fill(0x5a, 100, 5_000);
  writeFileSync(path, bytes);
  expect(await examineStoreFile(path)).toMatchObject({ state: { kind: 'corrupt' } });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

it('finds a file of a later version', async () => {
  const path = await keptFile();
  const database = new Database(path);
  database.pragma(`user_version = ${NEWEST + 3}`);
  database.close();
  expect(await examineStoreFile(path)).toMatchObject({ state: { kind: 'newer', version: NEWEST + 3 } });
});

it('says that a folder is no file', async () => {
  expect(await examineStoreFile(temporaryDirectory())).toEqual({ kind: 'failed', code: 'not writable' });
});

it('looks at a file that another process has open', async () => {
  const path = join(temporaryDirectory(), 'example.db');
  const store = await openedStore(path, () => 0);
  expect(await examineStoreFile(path)).toMatchObject({ state: { kind: 'usable' } });
  await store.close();
});
