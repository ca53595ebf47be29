import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../store/migrations/all.ts';
import { openedStore } from '../store/testing/opened-store.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { storeSteps } from './store-steps.ts';
import { collected } from './testing/collected.ts';

removeTemporaryDirectories();

async function steps(path: string) {
  const [data, log] = await collected(storeSteps(path, () => 0));
  return { data, log };
}

async function keptFile(): Promise<string> {
  const path = join(temporaryDirectory(), 'example.db');
  const store = await openedStore(path, () => 0);
  await store.close();
  return path;
}

function setVersion(path: string, version: number): void {
  const database = new Database(path);
  database.pragma(`user_version = ${version}`);
  database.close();
}

it('passes a whole file and tells its size and schema', async () => {
  const { data, log } = await steps(await keptFile());
  expect(data?.ok).toBe(true);
  expect(data?.message).toMatch(/^Whole, [\d.]+ KiB, schema \d+\.$/);
  expect(log).toMatchObject({ ok: true, message: 'Empty.' });
});

it('passes a file of an earlier schema and says that it will be migrated', async () => {
  const path = await keptFile();
  setVersion(path, MIGRATIONS.length - 1);
  expect((await steps(path)).data?.message).toContain(`the next start brings it to ${MIGRATIONS.length}`);
});

it('passes a file that is not there yet', async () => {
  const { data } = await steps(join(temporaryDirectory(), 'example.db'));
  expect(data).toMatchObject({ ok: true, message: 'Not there yet; SQLite loads.' });
});

it('says what becomes of a damaged file', async () => {
  const path = join(temporaryDirectory(), 'example.db');
  writeFileSync(path, 'no database at all, but long enough to have a header'.repeat(20));
  expect((await steps(path)).data).toMatchObject({ ok: false, message: expect.stringMatching(/^Damaged\./) });
});

it('refuses a file of a later version', async () => {
  const path = await keptFile();
  setVersion(path, MIGRATIONS.length + 1);
  expect((await steps(path)).data).toMatchObject({
    ok: false,
    message: expect.stringContaining('Update the console.'),
  });
});

it('says that a folder cannot be read as a file', async () => {
  expect((await steps(temporaryDirectory())).data).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^It cannot be read/),
  });
});

it('finds a write-ahead log that nobody folds in', async () => {
  const path = await keptFile();
  writeFileSync(`${path}-wal`, '');
  truncateSync(`${path}-wal`, 300 * 1024 ** 2);
  expect((await steps(path)).log).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^300\.0 MiB\. Close every console/),
  });
});
