import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

/** The schema version of an open file, 0 when it is new. Throws what SQLite throws on a damaged header. */
export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Brings the file to the newest version, each step in its own transaction: a process killed in between
 * leaves a whole earlier version, never half a step.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    database
      .transaction(() => {
        // Asked inside the write lock: another process may have taken this very step a moment ago.
        if (schemaVersion(database) >= migration.version) return;
        database.exec(migration.sql);
        database.pragma(`user_version = ${migration.version}`);
      })
      .immediate();
  }
}
