import { chmodSync, existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';

/** The files of one SQLite database in WAL mode, by what is appended to its path. */
export const DATABASE_FILE_SUFFIXES = ['', '-wal', '-shm'] as const;

/**
 * Renames a damaged database with its write-ahead files, so that what can be rescued from it stays together.
 * Returns the new file name without its folder, for instance `console.db.corrupt-20261120T101500Z`.
 */
export function setAside(path: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const first = `${path}.corrupt-${stamp}`;
  let target = first;
  for (let attempt = 2; existsSync(target); attempt += 1) target = `${first}-${attempt}`;
  for (const suffix of DATABASE_FILE_SUFFIXES) {
    if (!existsSync(path + suffix)) continue;
    renameSync(path + suffix, target + suffix);
    chmodSync(target + suffix, 0o600);
  }
  return basename(target);
}
