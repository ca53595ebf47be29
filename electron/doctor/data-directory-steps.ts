import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckStep } from '../../shared/api/check-step.ts';
import { openProfileFile } from '../profiles/profile-file.ts';
import { bytesText } from './bytes-text.ts';
import { type Found, fine, timedStep, wrong } from './timed-step.ts';

/** A million request rows take about 0.5 GB, and SQLite writes a change twice before it settles. Own threshold. */
const LEAST_FREE_BYTES = 1024 ** 3;

/** Modes say nothing on Windows, where a profile folder belongs to its user by its access list. */
const HAS_MODES = process.platform !== 'win32';

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function folder(directory: string): Promise<Found> {
  if (!(await isThere(directory))) return fine('Not there yet: the console makes it when it first starts.');
  const status = await stat(directory);
  if (!status.isDirectory()) return wrong('It is a file, not a folder. Choose another with --data-dir.');
  try {
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return wrong('It cannot be read or written. Give it to your user, or choose another with --data-dir.');
  }
  if (HAS_MODES && (status.mode & 0o077) !== 0) {
    return wrong('Other users of this machine can look into it. Make it private: chmod 700.');
  }
  return fine('There, writable, and private.');
}

async function files(directory: string): Promise<Found> {
  if (!(await isThere(directory))) return fine('None yet.');
  const names = await readdir(directory);
  if (!HAS_MODES) return fine(`${names.length} files, private by the access list of the folder.`);
  const modes = await Promise.all(names.map((name) => modeOf(join(directory, name))));
  const open = modes.filter((mode) => (mode & 0o077) !== 0).length;
  return open === 0
    ? fine(`${names.length} files, all private.`)
    : wrong(`${open} of ${names.length} files can be read by other users of this machine: chmod 600.`);
}

async function freeSpace(directory: string): Promise<Found> {
  const existing = (await isThere(directory)) ? directory : join(directory, '..');
  if (!(await isThere(existing))) return fine('Not known before the data directory is there.');
  const { bavail, bsize } = await statfs(existing);
  const free = bavail * bsize;
  return free < LEAST_FREE_BYTES
    ? wrong(
        `${bytesText(free)} free, less than ${bytesText(LEAST_FREE_BYTES)}. Make room, or what is read cannot be kept.`,
      )
    : fine(`${bytesText(free)} free.`);
}

function profiles(directory: string): Found {
  const count = openProfileFile(directory).list().length;
  return fine(`${count} besides the demo.`);
}

/** The folder of everything that is kept: whether it can be used, who else can read it, and how much room is left. */
export async function* dataDirectorySteps(directory: string, nowMs: () => number): AsyncGenerator<CheckStep> {
  yield timedStep('Data directory', nowMs, () => folder(directory));
  yield timedStep('Permissions', nowMs, () => files(directory));
  yield timedStep('Free disk space', nowMs, () => freeSpace(directory));
  yield timedStep('Kept connections', nowMs, () => profiles(directory));
}
