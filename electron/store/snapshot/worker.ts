import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { maskText } from '../../release/mask-text.ts';
import { toStoreError } from '../store-error.ts';
import { inspectSnapshotFile } from './inspect-file.ts';
import type { SnapshotTask, SnapshotTaskMessage } from './task.ts';
import { createTextReplacer } from './text-replacer.ts';
import { writeSnapshotFile } from './write-file.ts';

// A thread for one task: copying and checking a whole store takes seconds, and neither the screens nor the store's own
// thread, which goes on taking what is polled, may wait for it.

function perform(task: SnapshotTask, tell: (message: SnapshotTaskMessage) => void): SnapshotTaskMessage {
  if (task.kind === 'inspect') return { kind: 'inspected', inspection: inspectSnapshotFile(task.path) };
  const { known } = task;
  const replacer = createTextReplacer({
    mask: (text) => maskText(text, known),
    secrets: new Set(known.map(({ value }) => value)),
    key: randomBytes(32),
  });
  const written = writeSnapshotFile({
    ...task,
    replacer,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
  });
  return { kind: 'written', written };
}

function run(task: SnapshotTask): void {
  const port = parentPort;
  if (port === null) throw new Error('The snapshot thread was started outside a worker.');
  const tell = (message: SnapshotTaskMessage): void => port.postMessage(message);
  try {
    tell(perform(task, tell));
  } catch (thrown) {
    tell({ kind: 'failed', code: toStoreError(thrown).code });
  }
}

run(workerData);
