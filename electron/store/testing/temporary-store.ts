import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openDatabase } from '../open-database.ts';
import { type SqliteStore, sqliteStore } from '../sqlite-store.ts';

/** A folder of its own for one test, and the path of a store file in it that does not exist yet. */
export function temporaryFolder(): { readonly folder: string; readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'console-store-'));
  return {
    folder,
    path: join(folder, 'data', 'console.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A store on a real file, in this thread. */
export function temporaryStore(): {
  readonly store: SqliteStore;
  readonly database: Database.Database;
  readonly path: string;
  dispose(): void;
} {
  const { path, remove } = temporaryFolder();
  const opening = openDatabase({ path, nowMs: 0, busyTimeoutMs: 200 });
  if (opening.kind !== 'opened') throw new Error(`Expected a new file, got "${opening.kind}".`);
  const store = sqliteStore(opening.database);
  const dispose = () => {
    store.close();
    remove();
  };
  return { store, database: opening.database, path, dispose };
}
