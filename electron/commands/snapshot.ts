import { OperatorError } from '../../shared/api/operator-error.ts';
import type { SnapshotFile } from '../../shared/api/snapshot-ports.ts';
import { utcMoment } from '../../shared/incident/time.ts';
import { createProcessConsole } from '../process-console.ts';
import type { SnapshotArguments } from './arguments.ts';
import { NOTHING_REACHED } from './poll-once.ts';

const BYTES_PER_MB = 1_000_000;
/** Short work needs no words. */
const TELL_AFTER_MS = 1_000;

/** The file's hash in the short form that the redaction policy knows. */
function doneText(connection: string, file: SnapshotFile): string {
  const { bytes, takenAtMs, replacedValues, sha256 } = file;
  const replaced = replacedValues === 1 ? '1 value' : `${replacedValues} values`;
  return [
    `Snapshot of ${connection} as of ${utcMoment(takenAtMs)}: ${(bytes / BYTES_PER_MB).toFixed(1)} MB, sha256:${sha256.slice(0, 12)}`,
    `The redaction check replaced ${replaced}.`,
  ].join('\n');
}

/**
 * Writes what the console has cached of a connection to a file: nothing is polled, and a console that runs goes on.
 * Returns the exit code: 0, or 3 where nothing was ever read of the connection. Rejects with an `OperatorError`.
 */
export async function runSnapshot(command: SnapshotArguments): Promise<number> {
  const app = await createProcessConsole({
    dataDirectory: command.dataDirectory,
    connectionName: command.connectionName,
  });
  const slow = setTimeout(() => process.stderr.write('Copying and checking every text ...\n'), TELL_AFTER_MS);
  try {
    await app.ready();
    const { picture, profile } = await app.ports.readState(null);
    if (picture.polls.length === 0) {
      process.stderr.write('Nothing was read of this connection yet. Run report or serve first.\n');
      return NOTHING_REACHED;
    }
    const file = await app.snapshots.writeTo(command.path, command.force);
    const released = await app.ports.release({
      text: doneText(profile.name, file),
      medium: 'cli',
      confirmedWarnings: 0,
      asDraft: false,
    });
    process.stdout.write(`${released.released ? released.text : 'Wrote the snapshot.'}\n`);
    return 0;
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError('The snapshot could not be written.');
  } finally {
    clearTimeout(slow);
    await app.stop();
  }
}
