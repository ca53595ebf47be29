import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { sqliteStore } from './sqlite-store.ts';
import { toStoreError } from './store-error.ts';
import { batch, poll, pool } from './testing/records.ts';
import { temporaryFolder } from './testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

const NOW_MS = Date.UTC(2026, 10, 20, 10, 15, 0);
const open = (path = place.path) => openDatabase({ path, nowMs: NOW_MS, busyTimeoutMs: 100 });
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'no error';
  } catch (thrown) {
    return toStoreError(thrown).code;
  }
};

/** A file with one Pool in it, closed. */
function writeFile(): void {
  const opening = open();
  if (opening.kind !== 'opened') throw new Error('Expected a new file.');
  const store = sqliteStore(opening.database);
  store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
  store.close();
}

const readPools = (path = place.path): string[] => {
  const opening = open(path);
  if (opening.kind === 'newer file') throw new Error('Expected a usable file.');
  const store = sqliteStore(opening.database);
  const ids = store.picture(NOW_MS).pools.map(({ id }) => id);
  store.close();
  return ids;
};

describe('a new file', () => {
  test('and its companions and folder belong to their owner alone', () => {
    const opening = open();
    if (opening.kind !== 'opened') throw new Error('Expected a new file.');
    sqliteStore(opening.database).setSetting('a', 'b');
    expect(mode(dirname(place.path))).toBe('700');
    for (const suffix of ['', '-wal', '-shm']) expect(mode(place.path + suffix)).toBe('600');
    opening.database.close();
  });

  test('is made where an empty one was', () => {
    mkdirSync(dirname(place.path));
    writeFileSync(place.path, '');
    expect(readPools()).toEqual([]);
  });

  test('has write-ahead logging, foreign keys and the newest version', () => {
    const opening = open();
    if (opening.kind !== 'opened') throw new Error('Expected a new file.');
    const pragma = (name: string) => opening.database.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('foreign_keys'), pragma('synchronous')]).toEqual(['wal', 1, 1]);
    opening.database.close();
  });
});

describe('an existing file', () => {
  test('keeps its data and loses permissions for others', () => {
    writeFile();
    chmodSync(place.path, 0o644);
    expect(readPools()).toEqual(['p1']);
    expect(mode(place.path)).toBe('600');
  });

  test('leaves a folder that was there before as it is', () => {
    mkdirSync(dirname(place.path), { mode: 0o750 });
    chmodSync(dirname(place.path), 0o750);
    writeFile();
    expect(mode(dirname(place.path))).toBe('750');
  });
});

describe('a file of a later version', () => {
  test('is refused with both versions, and not a byte of it is changed', () => {
    writeFile();
    const later = new Database(place.path);
    later.pragma('user_version = 99');
    later.close();
    const before = readFileSync(place.path);
    const opening = open();
    expect(opening.kind).toBe('newer file');
    expect(opening.kind === 'newer file' && opening.message).toMatch(/file version 99, this one knows \d+/);
    expect(readFileSync(place.path).equals(before)).toBe(true);
  });

  test('is refused when the version is only in its write-ahead log yet', () => {
    writeFile();
    const later = new Database(place.path);
    later.pragma('user_version = 99');
    expect(open().kind).toBe('newer file');
    later.close();
  });
});

describe('a damaged file', () => {
  const expectSetAside = () => {
    const damaged = readFileSync(place.path);
    const opening = open();
    if (opening.kind !== 'opened after corruption') throw new Error(`Unexpected: ${opening.kind}.`);
    expect(opening.setAsideAs).toBe('console.db.corrupt-20261120T101500Z');
    expect(readFileSync(join(dirname(place.path), opening.setAsideAs)).equals(damaged)).toBe(true);
    const store = sqliteStore(opening.database);
    expect(store.picture(NOW_MS).pools).toEqual([]);
    store.setSetting('a', 'b');
    store.close();
  };

  test('that is no database at all is set aside and a new one begun', () => {
    mkdirSync(dirname(place.path));
    writeFileSync(place.path, 'This is a text file that somebody put here. '.repeat(50));
    expectSetAside();
  });

  test('that lost its end is set aside', () => {
    writeFile();
    writeFileSync(place.path, readFileSync(place.path).subarray(0, 20_000));
    expectSetAside();
  });

  test('with overwritten pages is set aside', () => {
    writeFile();
    const bytes = readFileSync(place.path);
    bytes.fill(0x5a, 4_096, 40_960);
    writeFileSync(place.path, bytes);
    expectSetAside();
  });

  test('takes its write-ahead files along, and a second one finds another name', () => {
    for (const _ of [1, 2]) {
      mkdirSync(dirname(place.path), { recursive: true });
      writeFileSync(place.path, 'no database '.repeat(500));
      writeFileSync(`${place.path}-wal`, 'left over');
      const opening = open();
      if (opening.kind !== 'opened after corruption') throw new Error(`Unexpected: ${opening.kind}.`);
      opening.database.close();
    }
    // SQLite may leave its shared memory file beside them when it looked.
    const names = readdirSync(dirname(place.path)).filter((name) => !name.endsWith('-shm'));
    expect(names.sort()).toEqual([
      'console.db',
      'console.db.corrupt-20261120T101500Z',
      'console.db.corrupt-20261120T101500Z-2',
      'console.db.corrupt-20261120T101500Z-2-wal',
      'console.db.corrupt-20261120T101500Z-wal',
    ]);
    for (const name of readdirSync(dirname(place.path))) {
      expect(mode(join(dirname(place.path), name))).toBe('600');
    }
  });
});

describe('a place that cannot be used', () => {
  test('is an error, never a reason to replace anything: a folder where the file should be', () => {
    mkdirSync(place.path, { recursive: true });
    expect(codeOf(() => open())).toBe('not writable');
    expect(statSync(place.path).isDirectory()).toBe(true);
  });

  test('is an error where a file stands in place of the folder', () => {
    writeFileSync(dirname(place.path), 'a file');
    expect(codeOf(() => open())).toBe('not writable');
    expect(readFileSync(dirname(place.path), 'utf8')).toBe('a file');
  });
});

describe('a file that another process is writing', () => {
  test('can be read, and a write fails as busy after the time-out without losing its place', () => {
    writeFile();
    const other = new Database(place.path);
    const opening = open();
    if (opening.kind !== 'opened') throw new Error(`Unexpected: ${opening.kind}.`);
    const store = sqliteStore(opening.database);
    other.exec('BEGIN IMMEDIATE');
    expect(store.picture(NOW_MS).pools).toHaveLength(1);
    expect(codeOf(() => store.recordPoll(poll(2_000, [batch('pool', [pool('p2')])])))).toBe('busy');
    other.exec('COMMIT');
    store.recordPoll(poll(3_000, [batch('pool', [pool('p2')])]));
    expect(store.picture(NOW_MS).pools.map(({ id }) => id)).toEqual(['p2']);
    store.close();
    other.close();
    expect(existsSync(`${place.path}-wal`)).toBe(false);
  });
});
