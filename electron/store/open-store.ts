import { Worker } from 'node:worker_threads';
import type { StoreOpening } from './contract.ts';
import type { Greeting, OpenOptions } from './rpc.ts';
import { storeClient } from './store-client.ts';
import { StoreError } from './store-error.ts';
import { workerEntry } from './worker-entry.ts';

export interface OpenStoreOptions {
  /** The SQLite file; it and missing folders above it are created, readable by their owner alone. */
  readonly path: string;
  readonly nowMs: () => number;
  /** How long a call waits for another process that is writing the same file, ms. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the store in a thread of its own. Rejects with a StoreError where the file or its folder cannot be
 * used; a damaged file is set aside, a newer one refused (see `StoreOpening`). Several processes may open the
 * same file: writers wait for each other.
 */
export async function openStore(options: OpenStoreOptions): Promise<StoreOpening> {
  const { path, nowMs, busyTimeoutMs = BUSY_TIMEOUT_MS } = options;
  const workerData: OpenOptions = { path, openedAtMs: nowMs(), busyTimeoutMs };
  // Flags of the process (an `--input-type`, a debugger's port) are its own and would break the thread.
  const worker = new Worker(workerEntry(), { workerData, execArgv: [] });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const greeting = await firstMessage(worker);
  // A thread that opened nothing ends by itself. Waiting for it keeps a process that exits right afterwards from
  // tearing the native library down under it.
  if (greeting.kind === 'newer file' || greeting.kind === 'failed') await ended;
  switch (greeting.kind) {
    case 'opened':
      return { kind: 'opened', store: storeClient(worker) };
    case 'opened after corruption':
      return { kind: 'opened after corruption', store: storeClient(worker), setAsideAs: greeting.setAsideAs };
    case 'newer file':
      return greeting;
    case 'failed':
      throw new StoreError(greeting.code);
  }
}

function firstMessage(worker: Worker): Promise<Greeting> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve({ kind: 'failed', code: 'failed' }));
    worker.once('exit', () => resolve({ kind: 'failed', code: 'failed' }));
  });
}
