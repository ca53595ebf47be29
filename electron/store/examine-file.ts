import { Worker } from 'node:worker_threads';
import type { ExamineOptions, FileExamination } from './rpc.ts';
import { workerEntry } from './worker-entry.ts';

/** Another process may be writing: it is waited for this long, ms. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Looks whether a store file is whole and which schema it has, in a thread of its own and without changing a byte:
 * reading every page can take seconds. A native library that cannot be loaded is a failure like any other.
 */
export async function examineStoreFile(path: string): Promise<FileExamination> {
  const workerData: ExamineOptions = { examine: path, busyTimeoutMs: BUSY_TIMEOUT_MS };
  const worker = new Worker(workerEntry(), { workerData, execArgv: [] });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const answer = await new Promise<FileExamination>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve({ kind: 'failed', code: 'failed' }));
    worker.once('exit', () => resolve({ kind: 'failed', code: 'failed' }));
  });
  // Ending the process under a thread that still closes its file would tear the native library down with it.
  await ended;
  return answer;
}
