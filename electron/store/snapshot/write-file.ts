import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { SnapshotProgress } from '../../../shared/api/snapshot-ports.ts';
import { type SnapshotHeader, snapshotHeaderSchema } from '../../../shared/snapshot/header.ts';
import { mapJson } from './json-text.ts';
import { maskCopy } from './mask-copy.ts';
import { sealCopy } from './seal.ts';
import type { TextReplacer } from './text-replacer.ts';

export interface WriteFileConfig {
  /** The store's SQLite file; it is only read, and others may write to it meanwhile. */
  readonly storePath: string;
  /** For the copy that is not checked yet, on the store's own disk; nothing may be there. */
  readonly scratchPath: string;
  /** Where the finished snapshot goes; nothing may be there yet. */
  readonly path: string;
  readonly header: Omit<SnapshotHeader, 'replacedValues'>;
  readonly replacer: TextReplacer;
  readonly busyTimeoutMs: number;
  readonly onProgress: (progress: SnapshotProgress) => void;
}

export interface WrittenSnapshot {
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  readonly header: SnapshotHeader;
}

/** SQLite writes into an empty file as it finds it, with its mode. */
function createPrivate(path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
}

function copyInto(from: string, to: string, busyTimeoutMs: number): void {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  try {
    // One read transaction: the copy is of one moment, whatever is written meanwhile.
    source.prepare<[string]>('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

function sha256Of(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(1024 * 1024);
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

function maskAndSeal(scratch: string, config: WriteFileConfig): SnapshotHeader {
  const { replacer, onProgress } = config;
  const database = new Database(scratch);
  try {
    // A scratch file that is lost with the process needs no way back.
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    maskCopy(database, replacer, (done, of) => onProgress({ step: 'checking', share: done / of }));
    const replace = (text: string) => replacer.replace(text, { holds: 'text', unique: false });
    const header = snapshotHeaderSchema.parse(
      mapJson({ ...config.header, replacedValues: replacer.replacedValues() }, replace),
    );
    sealCopy(database, header);
    return header;
  } finally {
    database.close();
  }
}

/**
 * Writes a snapshot of a store: copy, check and replace, then pack into a new file, so that no free page keeps what was
 * replaced. The scratch copy is gone afterwards. Mode 0600; throws where something is at `path` already.
 */
export function writeSnapshotFile(config: WriteFileConfig): WrittenSnapshot {
  const { storePath, scratchPath: scratch, path, busyTimeoutMs, onProgress } = config;
  createPrivate(path);
  try {
    onProgress({ step: 'copying', share: 0 });
    createPrivate(scratch);
    copyInto(storePath, scratch, busyTimeoutMs);
    const header = maskAndSeal(scratch, config);
    onProgress({ step: 'packing', share: 0 });
    copyInto(scratch, path, busyTimeoutMs);
    return { bytes: statSync(path).size, sha256: sha256Of(path), header };
  } catch (thrown) {
    rmSync(path, { force: true });
    throw thrown;
  } finally {
    rmSync(scratch, { force: true });
  }
}
