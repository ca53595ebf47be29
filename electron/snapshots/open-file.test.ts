import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { migrate } from '../store/migrate.ts';
import { MIGRATIONS } from '../store/migrations/all.ts';
import { sealCopy } from '../store/snapshot/seal.ts';
import { HISTORY_BY_VERSION } from '../store/testing/history-by-version.ts';
import { HEADER } from '../store/testing/snapshot-header.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { openSnapshotFile } from './open-file.ts';

removeTemporaryDirectories();

/** A snapshot with data, as the version of that number would have written it. */
function snapshotOf(version: number): string {
  const path = join(temporaryDirectory(), 'example.snapshot');
  const database = new Database(path);
  migrate(database, MIGRATIONS.slice(0, version));
  for (const history of HISTORY_BY_VERSION.slice(0, version)) database.exec(history.sql);
  sealCopy(database, { ...HEADER, takenAtMs: 9_000 });
  database.close();
  return path;
}

describe('a snapshot file', () => {
  test.each(MIGRATIONS.map(({ version }) => version))(
    'of version %i opens in a private copy of the newest, itself unchanged',
    async (version) => {
      const file = snapshotOf(version);
      const before = readFileSync(file);
      const opened = await openSnapshotFile(file);
      expect((await opened.store.picture(9_000)).gateway).toEqual({
        id: 'gateway',
        alive: true,
        ready: true,
      });
      expect(opened.header.connection).toBe('example');
      expect(statSync(opened.path).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(opened.path)).mode & 0o777).toBe(0o700);
      await opened.store.setSetting('a', 'b');
      await opened.close();
      expect(() => statSync(dirname(opened.path))).toThrow('ENOENT');
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(readdirSync(dirname(file))).toEqual(['example.snapshot']);
    },
  );
});

describe('a file that cannot be shown', () => {
  const newest = MIGRATIONS.length;
  const spoilt: readonly (readonly [what: string, spoil: (path: string) => void, sentence: string])[] = [
    ['is no snapshot', (path) => writeFileSync(path, 'example'), 'no snapshot of the console'],
    [
      'is cut off',
      (path) => truncateSync(path, statSync(path).size - 4_096),
      'The end of this snapshot is missing',
    ],
    [
      'is of a later version',
      (path) => {
        const database = new Database(path);
        database.pragma(`user_version = ${newest + 1}`);
        database.close();
      },
      'Update the console',
    ],
    [
      'is damaged',
      (path) => writeFileSync(path, readFileSync(path).fill(0xa5, 4_096, 40_000)),
      'This snapshot is damaged',
    ],
  ];

  test.each(spoilt)('%s: says what to do', async (_what, spoil, sentence) => {
    const file = snapshotOf(newest);
    spoil(file);
    const opening = openSnapshotFile(file);
    await expect(opening).rejects.toBeInstanceOf(OperatorError);
    await expect(opening).rejects.toThrow(sentence);
  });

  test('is not there, or is a folder: says so without its name', async () => {
    const folder = temporaryDirectory();
    await expect(openSnapshotFile(join(folder, 'none'))).rejects.toThrow(
      /^There is no such snapshot file\.$/,
    );
    await expect(openSnapshotFile(folder)).rejects.toThrow(/^The snapshot file cannot be read\./);
  });
});
