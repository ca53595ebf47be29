import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { schemaVersion } from './migrate.ts';
import { StoreError, saysCorrupt } from './store-error.ts';

/** What a store file is before anything is written to it; `version` is that of its schema. */
export type FileState =
  | { readonly kind: 'new' }
  | { readonly kind: 'usable'; readonly version: number }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'corrupt' };

/**
 * Looks at the file through a connection that cannot write, so that a refused file keeps every byte. `newest` is the
 * newest schema that this console knows. Throws where the file cannot be read at all.
 */
export function inspectFile(path: string, newest: number, busyTimeoutMs: number): FileState {
  if (!existsSync(path)) return { kind: 'new' };
  const file = statSync(path);
  if (!file.isFile()) throw new StoreError('not writable');
  if (file.size === 0) return { kind: 'new' };
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
    const version = schemaVersion(database);
    if (version > newest) return { kind: 'newer', version };
    return database.pragma('quick_check(1)', { simple: true }) === 'ok'
      ? { kind: 'usable', version }
      : { kind: 'corrupt' };
  } catch (thrown) {
    if (saysCorrupt(thrown)) return { kind: 'corrupt' };
    throw thrown;
  } finally {
    database?.close();
  }
}
