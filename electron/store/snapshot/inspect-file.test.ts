import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/all.ts';
import { openDatabase } from '../open-database.ts';
import { HISTORY_BY_VERSION } from '../testing/history-by-version.ts';
import { HEADER } from '../testing/snapshot-header.ts';
import { temporaryFolder } from '../testing/temporary-store.ts';
import { inspectSnapshotFile } from './inspect-file.ts';
import { sealCopy } from './seal.ts';

let place: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  place = temporaryFolder();
  path = join(place.folder, 'example.snapshot');
});
afterEach(() => place.remove());

/** A snapshot as the version of that number would have written it, then changed by `spoil`. */
function snapshotOf(version: number, spoil: (database: Database.Database) => void = () => {}): void {
  const database = new Database(path);
  migrate(database, MIGRATIONS.slice(0, version));
  for (const history of HISTORY_BY_VERSION.slice(0, version)) database.exec(history.sql);
  sealCopy(database, HEADER);
  spoil(database);
  database.close();
}

const newest = MIGRATIONS.length;
const refused = (why: string) => ({ kind: 'refused', why });

describe('a file that is offered as a snapshot', () => {
  test.each(MIGRATIONS.map(({ version }) => version))('is taken with the tables of version %i', (version) => {
    snapshotOf(version);
    expect(inspectSnapshotFile(path)).toEqual({ kind: 'snapshot', header: HEADER });
  });

  test.each(HISTORY_BY_VERSION.slice(0, 1))(
    'of version $version keeps its data through the migration of its copy',
    (history) => {
      snapshotOf(history.version);
      const opening = openDatabase({ path, nowMs: 0, busyTimeoutMs: 200 });
      if (opening.kind !== 'opened') throw new Error(`Unexpected: ${opening.kind}.`);
      expect(opening.database.prepare('SELECT count(*) AS n FROM poll').get()).toEqual({ n: 1 });
      opening.database.close();
    },
  );

  test('is not written to', () => {
    snapshotOf(newest);
    const before = readFileSync(path);
    inspectSnapshotFile(path);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('is refused as no snapshot: a text, an empty file, another database, a console’s own store', () => {
    for (const content of ['', 'no snapshot', 'no snapshot '.repeat(100)]) {
      writeFileSync(path, content);
      expect(inspectSnapshotFile(path)).toEqual(refused('no snapshot'));
    }
    mkdirSync(dirname(place.path));
    const store = new Database(place.path);
    migrate(store, MIGRATIONS);
    store.close();
    expect(inspectSnapshotFile(place.path)).toEqual(refused('no snapshot'));
  });

  test('is refused as no snapshot where it brings a trigger, a view or a table of its own', () => {
    for (const sql of [
      'CREATE TRIGGER own AFTER INSERT ON setting BEGIN DELETE FROM poll; END',
      'CREATE VIEW own AS SELECT 1',
      'CREATE TABLE own (x)',
    ]) {
      snapshotOf(newest, (database) => database.exec(sql));
      expect(inspectSnapshotFile(path)).toEqual(refused('no snapshot'));
      writeFileSync(path, '');
    }
  });

  test('is refused as newer where its tables or its header are of a later version', () => {
    snapshotOf(newest, (database) => database.pragma(`user_version = ${newest + 1}`));
    expect(inspectSnapshotFile(path)).toEqual(refused('newer'));
    writeFileSync(path, '');
    snapshotOf(newest, (database) => database.exec(`UPDATE snapshot SET header = '{"format":2}'`));
    expect(inspectSnapshotFile(path)).toEqual(refused('newer'));
  });

  test('is refused as cut off where its end is missing', () => {
    snapshotOf(newest);
    truncateSync(path, readFileSync(path).length - 4_096);
    expect(inspectSnapshotFile(path)).toEqual(refused('cut off'));
  });

  test('is refused as damaged where its pages or its header say nothing', () => {
    snapshotOf(newest);
    const whole = join(place.folder, 'whole');
    copyFileSync(path, whole);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xa5, 200, bytes.length / 2));
    expect(inspectSnapshotFile(path)).toEqual(refused('damaged'));
    copyFileSync(whole, path);
    const database = new Database(path);
    database.exec(`UPDATE snapshot SET header = '{"format":1}'`);
    database.close();
    expect(inspectSnapshotFile(path)).toEqual(refused('damaged'));
  });
});
