import { chmod, copyFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../../shared/api/operator-error.ts';

const EXISTS = 'There is a file of that name already. Choose another name, or add --force to replace it.';

/** Whether something is at a path; a link that leads nowhere is nothing. */
async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Refuses a destination that cannot be taken, before any work is done for it. Rejects with an `OperatorError`. */
export async function requireDestination(path: string, force: boolean): Promise<void> {
  if (!force && (await exists(path))) throw new OperatorError(EXISTS);
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder?.isDirectory() !== true) {
    throw new OperatorError('The folder for the snapshot does not exist. Create it, or choose another.');
  }
}

/**
 * Puts a finished file at its destination: beside it first, then renamed, so that nobody ever finds half of one there.
 * Mode 0600. Rejects with an `OperatorError`, and leaves nothing, where the place cannot be written.
 */
export async function handOver(file: string, path: string, force: boolean): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.partial-${process.pid}`);
  try {
    await copyFile(file, partial);
    await chmod(partial, 0o600);
    if (!force && (await exists(path))) throw new OperatorError(EXISTS);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof OperatorError) throw error;
    throw new OperatorError('The snapshot cannot be written there. Check the folder and its free space.');
  }
}
