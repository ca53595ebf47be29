import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { SnapshotProgress } from '../../../shared/api/snapshot-ports.ts';
import type { KnownValue } from '../../../shared/redaction/check.ts';
import { StoreError, type StoreErrorCode } from '../store-error.ts';
import type { SnapshotInspection } from './inspect-file.ts';
import { isProcessAlive, removeLeftScratch, scratchPath } from './scratch.ts';
import type { WriteFileConfig, WrittenSnapshot } from './write-file.ts';

export type SnapshotTask =
  | { readonly kind: 'inspect'; readonly path: string }
  | ({ readonly kind: 'write'; readonly known: readonly KnownValue[] } & Omit<
      WriteFileConfig,
      'replacer' | 'onProgress'
    >);

/** What the task's thread says; all but progress ends it. */
export type SnapshotTaskMessage =
  | { readonly kind: 'progress'; readonly progress: SnapshotProgress }
  | { readonly kind: 'written'; readonly written: WrittenSnapshot }
  | { readonly kind: 'inspected'; readonly inspection: SnapshotInspection }
  | { readonly kind: 'failed'; readonly code: StoreErrorCode };

type SnapshotResult = Exclude<SnapshotTaskMessage, { kind: 'progress' }>;

/** Node runs the sources as they are; the bundle puts the worker beside the main file (build configuration). */
function workerEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './snapshot-worker.js', import.meta.url);
}

/** Runs one task in a thread of its own, which `signal` ends early. */
function runTask(
  task: SnapshotTask,
  onProgress: (progress: SnapshotProgress) => void,
  signal: AbortSignal | null,
): Promise<SnapshotResult> {
  return new Promise((resolve) => {
    const worker = new Worker(workerEntry(), { workerData: task, execArgv: [] });
    const ended = (code: StoreErrorCode) => resolve({ kind: 'failed', code });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    let result: SnapshotResult | null = null;
    worker.on('message', (message: SnapshotTaskMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else result = message;
    });
    worker.once('error', () => ended('failed'));
    // Only once the thread is gone are its files closed.
    worker.once('exit', () => (result === null ? ended('closed') : resolve(result)));
  });
}

/** Writes a snapshot of a store; rejects with a `StoreError`, and leaves nothing then. */
export async function writeSnapshot(
  task: Omit<Extract<SnapshotTask, { kind: 'write' }>, 'kind' | 'scratchPath'>,
  onProgress: (progress: SnapshotProgress) => void,
  signal: AbortSignal | null,
): Promise<WrittenSnapshot> {
  removeLeftScratch(task.storePath, isProcessAlive);
  const scratch = scratchPath(task.storePath, process.pid, task.header.takenAtMs);
  const result = await runTask({ kind: 'write', ...task, scratchPath: scratch }, onProgress, signal);
  if (result.kind === 'written') return result.written;
  const code = result.kind === 'failed' ? result.code : 'failed';
  // A thread that was ended had no chance to tidy up.
  if (code === 'closed') for (const path of [scratch, task.path]) rmSync(path, { force: true });
  throw new StoreError(code);
}

/** Looks whether a private copy of a file is a snapshot that this version can show. */
export async function inspectSnapshot(path: string): Promise<SnapshotInspection> {
  const result = await runTask({ kind: 'inspect', path }, () => {}, null);
  return result.kind === 'inspected' ? result.inspection : { kind: 'refused', why: 'damaged' };
}
