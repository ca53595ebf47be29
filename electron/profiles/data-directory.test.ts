import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Profile, profileSchema } from '../../shared/metadata/profile.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { DataDirectoryError, databasePath, demoDatabasePath, openDataDirectory } from './data-directory.ts';

removeTemporaryDirectories();

const modeOf = (path: string) => statSync(path).mode & 0o777;

function sharedFolder(...files: readonly string[]): string {
  const directory = join(temporaryDirectory(), 'data');
  mkdirSync(directory);
  for (const file of files) writeFileSync(join(directory, file), '');
  chmodSync(directory, 0o755);
  return directory;
}

describe('the data directory', () => {
  it('is created for this user alone, with what leads to it', () => {
    const directory = join(temporaryDirectory(), 'a', 'b');
    expect(openDataDirectory(directory)).toBe(directory);
    expect([modeOf(directory), modeOf(join(directory, '..'))]).toEqual([0o700, 0o700]);
  });

  it.each([[[]], [['profiles.json', 'demo.db', 'demo.db-wal', 'demo.db.corrupt-1']]])(
    'is closed to others where it holds only %j',
    (files) => {
      const directory = sharedFolder(...files);
      openDataDirectory(directory);
      expect(modeOf(directory)).toBe(0o700);
    },
  );

  it('is refused, not closed to others, where it holds something else', () => {
    const directory = sharedFolder('demo.db', 'notes.txt');
    expect(() => openDataDirectory(directory)).toThrow(DataDirectoryError);
    expect(modeOf(directory)).toBe(0o755);
  });

  it('may hold anything where it is private already', () => {
    const directory = sharedFolder('notes.txt');
    chmodSync(directory, 0o700);
    expect(openDataDirectory(directory)).toBe(directory);
  });

  it('that is a file is refused without naming the path', () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    expect(() => openDataDirectory(file)).toThrow(/^The data directory cannot be created or used\. Check/);
  });
});

describe('the database of a connection', () => {
  const profile = (change: Record<string, unknown> = {}): Profile =>
    profileSchema.parse({
      name: 'Example 1',
      pooler: { url: 'https://pooler.example.com' },
      metrics: null,
      ...change,
    });

  it('is named after it, with nothing of what it watches in clear', () => {
    expect(databasePath('/data', profile())).toMatch(/^\/data\/example-1-[0-9a-f]{8}\.db$/);
  });

  it.each([
    ['another Pooler', { pooler: { url: 'https://other.example.com' } }],
    ['other metrics', { metrics: { kind: 'prometheus', url: 'https://prometheus.example.com' } }],
    ['another name that reads alike in a file name', { name: 'Example-1' }],
  ])('is another for %s', (_words, change) => {
    expect(databasePath('/data', profile(change))).not.toBe(databasePath('/data', profile()));
  });

  it('stays the same when only credentials or headers change', () => {
    const metrics = { kind: 'prometheus', url: 'https://prometheus.example.com' };
    const withBearer = {
      metrics: { ...metrics, auth: { kind: 'bearer' }, headers: { 'X-Scope-OrgID': 'example' } },
    };
    expect(databasePath('/data', profile(withBearer))).toBe(databasePath('/data', profile({ metrics })));
  });

  it('stays the same when the Pooler’s PostgreSQL is connected too: it is the same Pooler', () => {
    const database = { host: 'db.example.com', name: 'pooler', user: 'console' };
    expect(databasePath('/data', profile({ database }))).toBe(databasePath('/data', profile()));
  });

  it('of the demo says so in its name', () => {
    expect(demoDatabasePath('/data')).toBe('/data/demo.db');
  });
});
