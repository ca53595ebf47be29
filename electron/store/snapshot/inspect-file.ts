import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
  SNAPSHOT_FORMAT,
  type SnapshotHeader,
  snapshotHeaderSchema,
} from '../../../shared/snapshot/header.ts';
import { migrate, schemaVersion } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/all.ts';
import { SNAPSHOT_APPLICATION_ID, SNAPSHOT_TABLE } from './seal.ts';

/** Why a file cannot be opened as a snapshot. */
export type SnapshotRefusal = 'no snapshot' | 'cut off' | 'damaged' | 'newer';

export type SnapshotInspection =
  | { readonly kind: 'snapshot'; readonly header: SnapshotHeader }
  | { readonly kind: 'refused'; readonly why: SnapshotRefusal };

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

const refused = (why: SnapshotRefusal): SnapshotInspection => ({ kind: 'refused', why });

/** What the first bytes say (SQLite file format 1.3), before any of it is handed to SQLite. */
function refusalByHeader(path: string): SnapshotRefusal | null {
  const head = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, head) < HEADER_BYTES) return 'no snapshot';
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'no snapshot';
  if (head.readUInt32BE(68) !== SNAPSHOT_APPLICATION_ID) return 'no snapshot';
  const pageBytes = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  const bytes = pageBytes * head.readUInt32BE(28);
  return statSync(path).size < bytes ? 'cut off' : null;
}

function definitions(database: Database.Database): string[] {
  return database
    .prepare<[], { sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql')
    .all()
    .map(({ sql }) => sql);
}

/** The tables of a file are exactly those of its version: one with a trigger or view of its own is none of ours. */
function hasOurTables(database: Database.Database, version: number): boolean {
  const ours = new Database(':memory:');
  try {
    migrate(ours, MIGRATIONS.slice(0, version));
    ours.exec(SNAPSHOT_TABLE);
    return JSON.stringify(definitions(ours)) === JSON.stringify(definitions(database));
  } finally {
    ours.close();
  }
}

const newerFormat = (header: unknown): boolean =>
  typeof header === 'object' &&
  header !== null &&
  'format' in header &&
  Number(header.format) > SNAPSHOT_FORMAT;

function readHeader(database: Database.Database): SnapshotInspection {
  const row = database.prepare<[], { header: string }>('SELECT header FROM snapshot').get();
  const json: unknown = JSON.parse(row?.header ?? 'null');
  if (newerFormat(json)) return refused('newer');
  const header = snapshotHeaderSchema.safeParse(json);
  return header.success ? { kind: 'snapshot', header: header.data } : refused('damaged');
}

/**
 * Looks whether a private copy of a file is a snapshot that this version can show. The file comes from elsewhere: no
 * part of its schema is trusted, and it is opened for reading alone.
 */
export function inspectSnapshotFile(path: string): SnapshotInspection {
  const why = refusalByHeader(path);
  if (why !== null) return refused(why);
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    database.pragma('trusted_schema = OFF');
    const version = schemaVersion(database);
    if (version > MIGRATIONS.length) return refused('newer');
    if (!hasOurTables(database, version)) return refused('no snapshot');
    if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return refused('damaged');
    return readHeader(database);
  } catch {
    return refused('damaged');
  } finally {
    database?.close();
  }
}
