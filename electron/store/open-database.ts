import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { inspectFile } from './inspect-file.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { DATABASE_FILE_SUFFIXES, setAside } from './set-aside.ts';

export interface OpenDatabaseOptions {
  readonly path: string;
  /** Unix ms, only for the name of a file that is set aside. */
  readonly nowMs: number;
  /** How long a call waits for another process that is writing, ms. */
  readonly busyTimeoutMs: number;
  readonly migrations?: readonly Migration[];
}

export type DatabaseOpening =
  | { readonly kind: 'opened'; readonly database: Database.Database }
  | {
      readonly kind: 'opened after corruption';
      readonly database: Database.Database;
      readonly setAsideAs: string;
    }
  | { readonly kind: 'newer file'; readonly message: string };

/**
 * Opens the file, new or old: refuses one written by a later version without touching it, sets a damaged
 * one aside under a new name, and brings the rest to the newest schema. Throws where the file or its folder
 * cannot be used at all; that is never answered by replacing the file.
 */
export function openDatabase(options: OpenDatabaseOptions): DatabaseOpening {
  const { path, nowMs, busyTimeoutMs, migrations = MIGRATIONS } = options;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const newest = migrations.at(-1)?.version ?? 0;
  const state = inspectFile(path, newest, busyTimeoutMs);
  if (state.kind === 'newer') {
    return {
      kind: 'newer file',
      message:
        `The store was written by a later version of the console (file version ${state.version}, this one ` +
        `knows ${newest}). Nothing was changed. Update the console or start it with another --data-dir.`,
    };
  }
  const setAsideAs = state.kind === 'corrupt' ? setAside(path, nowMs) : null;
  const database = openForWriting(path, busyTimeoutMs);
  try {
    migrate(database, migrations);
  } catch (thrown) {
    database.close();
    throw thrown;
  }
  return setAsideAs === null
    ? { kind: 'opened', database }
    : { kind: 'opened after corruption', database, setAsideAs };
}

function openForWriting(path: string, busyTimeoutMs: number): Database.Database {
  restrictToOwner(path);
  const database = new Database(path, { timeout: busyTimeoutMs });
  database.pragma('journal_mode = WAL');
  // In WAL mode a commit is in the operating system's hands before it is acknowledged, so a killed process
  // loses nothing; only a power cut can take the newest commits, and it never damages the file.
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  // After a bulk load the write-ahead file is cut back to this size instead of keeping its largest one.
  database.pragma('journal_size_limit = 4194304');
  return database;
}

/** SQLite gives `-wal` and `-shm` the mode of the main file, so it exists with the right one beforehand. */
function restrictToOwner(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  for (const suffix of DATABASE_FILE_SUFFIXES) {
    if (existsSync(path + suffix)) chmodSync(path + suffix, 0o600);
  }
}
