import type { Database } from 'better-sqlite3';
import type { SnapshotHeader } from '../../../shared/snapshot/header.ts';

/** `PCon` in the header of a SQLite file: this one is a snapshot of the console. */
export const SNAPSHOT_APPLICATION_ID = 0x50436f6e;

/** The one table that a snapshot has besides those of a store. */
export const SNAPSHOT_TABLE = `CREATE TABLE snapshot (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  header TEXT NOT NULL
) STRICT`;

/** Makes a masked copy say what it is; one of an opened snapshot is a snapshot anew. */
export function sealCopy(database: Database, header: SnapshotHeader): void {
  database.exec(`DROP TABLE IF EXISTS snapshot; ${SNAPSHOT_TABLE}`);
  database.prepare<[string]>('INSERT INTO snapshot VALUES (1, ?)').run(JSON.stringify(header));
  database.pragma(`application_id = ${SNAPSHOT_APPLICATION_ID}`);
}
