import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { OperatorError } from '../../shared/api/operator-error.ts';
import type { OpenedSnapshot, SnapshotFile, SnapshotPorts } from '../../shared/api/snapshot-ports.ts';
import type { ReleaseGate } from '../release/gate.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Workspaces } from '../workspace/workspaces.ts';
import { handOver, requireDestination } from './hand-over.ts';
import { createSnapshotWriter, type WrittenFile } from './snapshot-writer.ts';

export interface SnapshotsConfig {
  readonly workspaces: Workspaces;
  readonly gate: Pick<ReleaseGate, 'releaseFile'>;
  /** The answer of `snapshots()` is another one. */
  readonly onChange: () => void;
  /** Everything that is shown is of another moment. */
  readonly onMoment: () => void;
}

/** Snapshots as the doors need them: what the screen asks for, and the files themselves. */
export interface Snapshots {
  readonly ports: SnapshotPorts;
  /** The bytes of a written snapshot, now recorded as released; null where there is none of this id. */
  release(id: string): Promise<WrittenFile | null>;
  /** Takes the bytes of a snapshot file and shows it; rejects with an `OperatorError` where it cannot be shown. */
  open(bytes: ReadableStream<Uint8Array>): Promise<void>;
  /** Writes one to a place of the operator's choice; where a file is there already, only with `force`. */
  writeTo(path: string, force: boolean): Promise<SnapshotFile>;
  stop(): Promise<void>;
}

function openedOf({ snapshot, nowMs }: Workspace): OpenedSnapshot | null {
  return snapshot === null ? null : { ...snapshot.header, shownAtMs: nowMs() };
}

/** Writes and opens the snapshots of whichever connection is active. Its own files are private and go at `stop`. */
export function createSnapshots({ workspaces, gate, onChange, onMoment }: SnapshotsConfig): Snapshots {
  const ending = new AbortController();
  let made: Promise<string> | null = null;
  const folder = () => {
    made ??= mkdtemp(join(tmpdir(), 'pooler-console-snapshots-'));
    return made;
  };
  const writer = createSnapshotWriter({ workspaces, folder, signal: ending.signal, onProgress: onChange });

  return {
    ports: {
      snapshots: async () => ({
        opened: openedOf(workspaces.active()),
        connection: workspaces.connectionName(),
        writing: writer.progress(),
        written: writer.latest()?.file ?? null,
      }),
      writeSnapshot: async () => (await writer.write()).file,
      async showMoment(atMs) {
        const { snapshot } = workspaces.active();
        if (snapshot === null) throw new OperatorError('No snapshot is shown. Open one to look at its past.');
        snapshot.showMoment(atMs ?? snapshot.header.takenAtMs);
        onMoment();
      },
      closeSnapshot: () => workspaces.switchTo(workspaces.connectionName()),
    },
    async release(id) {
      const written = writer.latest();
      if (written?.file.id !== id) return null;
      await gate.releaseFile('snapshot', written.file.sha256);
      return written;
    },
    async open(bytes) {
      const path = join(await folder(), randomUUID());
      try {
        await pipeline(Readable.fromWeb(bytes), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
        await workspaces.openSnapshot(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    async writeTo(path, force) {
      await requireDestination(path, force);
      const { file, path: finished } = await writer.write();
      await gate.releaseFile('snapshot', file.sha256);
      await handOver(finished, path, force);
      return file;
    },
    async stop() {
      ending.abort();
      if (made !== null) await rm(await made, { recursive: true, force: true });
    },
  };
}
