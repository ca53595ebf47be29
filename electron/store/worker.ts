import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './open-database.ts';
import { type Answer, type Call, type Greeting, perform, type WorkerOptions } from './rpc.ts';
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

function run({ path, openedAtMs, busyTimeoutMs }: WorkerOptions): void {
  const port = parentPort;
  if (port === null) throw new Error('The store thread was started outside a worker.');
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

run(workerData);
