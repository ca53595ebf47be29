import { stat } from 'node:fs/promises';
import type { CheckStep } from '../../shared/api/check-step.ts';
import { examineStoreFile } from '../store/examine-file.ts';
import { bytesText } from './bytes-text.ts';
import { type Found, fine, timedStep, wrong } from './timed-step.ts';

/**
 * The store cuts its write-ahead file back to 4 MiB; one that stays this large is held by a reader that never ends, or
 * by a console that was stopped in the middle. Own threshold.
 */
const LARGEST_WAL_BYTES = 256 * 1024 ** 2;

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function content(path: string): Promise<Found> {
  const found = await examineStoreFile(path);
  if (found.kind === 'failed') {
    return found.code === 'busy'
      ? wrong('Another process holds it. Close other consoles of this data directory and try again.')
      : wrong('It cannot be read, or SQLite does not load. Check its permissions, then run npm ci again.');
  }
  const { state, newestVersion } = found;
  switch (state.kind) {
    case 'new':
      return fine('Not there yet; SQLite loads.');
    case 'corrupt':
      return wrong(
        'Damaged. The next start sets it aside under a new name and begins anew; keep a copy if you need it.',
      );
    case 'newer':
      return wrong(
        `Written by a later version (schema ${state.version}, this one knows ${newestVersion}). Update the console.`,
      );
    case 'usable':
      return fine(
        `Whole, ${bytesText(await sizeOf(path))}, schema ${state.version}${state.version < newestVersion ? `; the next start brings it to ${newestVersion}` : ''}.`,
      );
  }
}

async function writeAhead(path: string): Promise<Found> {
  const bytes = await sizeOf(`${path}-wal`);
  return bytes > LARGEST_WAL_BYTES
    ? wrong(`${bytesText(bytes)}. Close every console of this data directory: the last one to end clears it.`)
    : fine(bytes === 0 ? 'Empty.' : `${bytesText(bytes)}.`);
}

/** One connection's SQLite file: whether every page is sound, its schema, and how much waits to be folded in. */
export async function* storeSteps(path: string, nowMs: () => number): AsyncGenerator<CheckStep> {
  yield timedStep('Stored data', nowMs, () => content(path));
  yield timedStep('Write-ahead log', nowMs, () => writeAhead(path));
}
