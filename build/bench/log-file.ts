import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '../../electron/store/open-database.ts';
import { type SqliteStore, sqliteStore } from '../../electron/store/sqlite-store.ts';

/** A new store file, opened in this thread. */
export interface LogFile {
  readonly path: string;
  readonly database: Database;
  readonly store: SqliteStore;
  dispose(): void;
  /** Removes the file of a store that is closed already. */
  remove(): void;
}

export function newLogFile(): LogFile {
  const folder = mkdtempSync(join(tmpdir(), 'console-bench-'));
  const path = join(folder, 'bench.db');
  const opening = openDatabase({ path, nowMs: 0, busyTimeoutMs: 5_000 });
  if (opening.kind !== 'opened') throw new Error(`Expected a new store, got "${opening.kind}".`);
  const store = sqliteStore(opening.database);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const dispose = () => {
    store.close();
    remove();
  };
  return { path, database: opening.database, store, dispose, remove };
}
