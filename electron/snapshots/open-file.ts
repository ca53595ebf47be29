import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '../../shared/api/operator-error.ts';
import type { SnapshotHeader } from '../../shared/snapshot/header.ts';
import type { Store } from '../store/contract.ts';
import { openStore } from '../store/open-store.ts';
import type { SnapshotRefusal } from '../store/snapshot/inspect-file.ts';
import { inspectSnapshot } from '../store/snapshot/task.ts';

/** A snapshot at work in a private copy, which goes when it is closed; the file itself is only read. */
export interface OpenedFile {
  readonly header: SnapshotHeader;
  readonly store: Store;
  /** The private copy. */
  readonly path: string;
  close(): Promise<void>;
}

const REFUSALS: Readonly<Record<SnapshotRefusal, string>> = {
  'no snapshot':
    'This file is no snapshot of the console. Choose one that was written by "Take a snapshot" or the snapshot command.',
  'cut off': 'The end of this snapshot is missing. Copy or download it again.',
  damaged: 'This snapshot is damaged and cannot be shown. Copy or download it again, or take a new one.',
  newer: 'This snapshot was written by a later version of the console. Update the console to open it.',
};

async function copyTo(copy: string, file: string): Promise<void> {
  try {
    await copyFile(file, copy);
    await chmod(copy, 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw new OperatorError('There is no such snapshot file.');
    if (code === 'ENOSPC') {
      throw new OperatorError('There is no room for a copy of the snapshot in the temporary folder.');
    }
    throw new OperatorError('The snapshot file cannot be read. Check its permissions.');
  }
}

async function openCopy(copy: string): Promise<Pick<OpenedFile, 'header' | 'store'>> {
  const inspection = await inspectSnapshot(copy);
  if (inspection.kind === 'refused') throw new OperatorError(REFUSALS[inspection.why]);
  const { header } = inspection;
  const opening = await openStore({ path: copy, nowMs: () => header.takenAtMs });
  if (opening.kind === 'opened') return { header, store: opening.store };
  if (opening.kind === 'opened after corruption') await opening.store.close();
  throw new OperatorError(REFUSALS.damaged);
}

/**
 * Opens a snapshot file: a private copy is looked at as a stranger's file first, then brought to the newest schema.
 * Rejects with an `OperatorError` that says what to do, and leaves no copy then.
 */
export async function openSnapshotFile(file: string): Promise<OpenedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'pooler-console-snapshot-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'snapshot.db');
    await copyTo(copy, file);
    const opened = await openCopy(copy);
    return {
      ...opened,
      path: copy,
      async close() {
        await opened.store.close();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}
