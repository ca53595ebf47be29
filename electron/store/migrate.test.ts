import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { sqliteStore } from './sqlite-store.ts';
import { HISTORY_BY_VERSION } from './testing/history-by-version.ts';

let database: Database.Database;
beforeEach(() => {
  database = new Database(':memory:');
});
afterEach(() => {
  database.close();
});

const newest = MIGRATIONS.length;
const tables = () =>
  database
    .prepare<[], { sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
    .all();

describe('migrations', () => {
  test('are numbered without gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  test('have data to be tested with for every version', () => {
    expect(HISTORY_BY_VERSION.map((history) => history.version)).toEqual(
      MIGRATIONS.map(({ version }) => version),
    );
  });

  test.each(HISTORY_BY_VERSION)(
    'bring a file of version $version with data in it to the newest',
    (history) => {
      migrate(database, MIGRATIONS.slice(0, history.version));
      expect(schemaVersion(database)).toBe(history.version);
      database.exec(history.sql);
      migrate(database, MIGRATIONS);
      expect(schemaVersion(database)).toBe(newest);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      history.check(sqliteStore(database));
    },
  );

  test.each(HISTORY_BY_VERSION)('give a file of version $version the schema of a new one', (history) => {
    migrate(database, MIGRATIONS.slice(0, history.version));
    migrate(database, MIGRATIONS);
    const migrated = tables();
    database.close();
    database = new Database(':memory:');
    migrate(database, MIGRATIONS);
    expect(migrated).toEqual(tables());
  });

  test('do nothing to a file that has the newest version', () => {
    migrate(database, MIGRATIONS);
    const before = tables();
    migrate(database, MIGRATIONS);
    expect(tables()).toEqual(before);
  });
});

describe('a step that fails', () => {
  const first: Migration = { version: 1, sql: 'CREATE TABLE a (x)' };
  const broken: Migration = { version: 2, sql: 'CREATE TABLE b (x); CREATE TABLE a (x)' };

  test('leaves the whole version before it', () => {
    expect(() => migrate(database, [first, broken])).toThrow();
    expect(schemaVersion(database)).toBe(1);
    expect(tables()).toEqual([{ sql: 'CREATE TABLE a (x)' }]);
  });
});
