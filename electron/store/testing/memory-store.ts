import Database from 'better-sqlite3';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/all.ts';
import { type SqliteStore, sqliteStore } from '../sqlite-store.ts';

/** A store without a file, for properties that need a fresh one for every example. */
export function memoryStore(): SqliteStore {
  const database = new Database(':memory:');
  migrate(database, MIGRATIONS);
  return sqliteStore(database);
}
