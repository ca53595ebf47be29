import type { Database } from 'better-sqlite3';

/**
 * The write-ahead file: until it is emptied it holds pages as they were before something in them was deleted. A reader
 * in another process can be in the way of emptying it, and a process that was killed may not have come to it.
 */
export function journalOf(database: Database) {
  let owed = true;

  /** Waits for nobody: what a reader is in the way of now is made up for by the next `settle`. */
  function empty(): void {
    const timeoutMs = Number(database.pragma('busy_timeout', { simple: true }));
    database.pragma('busy_timeout = 0');
    try {
      owed = database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0;
    } finally {
      database.pragma(`busy_timeout = ${timeoutMs}`);
    }
  }

  return {
    /** Empties it, so that what was deleted is in no file; call outside of transactions. */
    empty,
    /** Empties it where that is owed. */
    settle(): void {
      if (owed) empty();
    },
  };
}
