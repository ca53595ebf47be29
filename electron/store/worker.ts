import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { inspectFile } from './inspect-file.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { openDatabase } from './open-database.ts';
import {
  type Answer,
  type Call,
  type ExamineOptions,
  type FileExamination,
  type Greeting,
  type OpenOptions,
  perform,
} from './rpc.ts';
import { type SqliteStore, sqliteStore } from './sqlite-store.ts';
import { toStoreError } from './store-error.ts';

// The store's own thread: SQLite is synchronous, and no query may hold the main process (design 2).

function answer(store: SqliteStore, call: Call): Answer {
  try {
    return { kind: 'result', id: call.id, value: perform(store, call) };
  } catch (thrown) {
    return { kind: 'error', id: call.id, code: toStoreError(thrown).code };
  }
}

function examined({ examine, busyTimeoutMs }: ExamineOptions): FileExamination {
  const newestVersion = MIGRATIONS.at(-1)?.version ?? 0;
  try {
    return { kind: 'examined', state: inspectFile(examine, newestVersion, busyTimeoutMs), newestVersion };
  } catch (thrown) {
    return { kind: 'failed', code: toStoreError(thrown).code };
  }
}

function open(port: MessagePort, { path, openedAtMs, busyTimeoutMs }: OpenOptions): void {
  const greet = (greeting: Greeting): void => port.postMessage(greeting);
  try {
    const opening = openDatabase({ path, nowMs: openedAtMs, busyTimeoutMs });
    if (opening.kind === 'newer file') {
      greet(opening);
      return;
    }
    const store = sqliteStore(opening.database);
    port.on('message', (call: Call) => {
      port.postMessage(answer(store, call));
      if (call.method === 'close') port.close();
    });
    greet(
      opening.kind === 'opened'
        ? { kind: 'opened' }
        : { kind: 'opened after corruption', setAsideAs: opening.setAsideAs },
    );
  } catch (thrown) {
    greet({ kind: 'failed', code: toStoreError(thrown).code });
  }
}

function run(options: OpenOptions | ExamineOptions): void {
  if (parentPort === null) throw new Error('The store thread was started outside a worker.');
  if ('examine' in options) parentPort.postMessage(examined(options));
  else open(parentPort, options);
}

run(workerData);
