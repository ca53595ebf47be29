import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../../shared/api/operator-error.ts';
import type { SnapshotFile, SnapshotProgress } from '../../shared/api/snapshot-ports.ts';
import { POLICY_VERSION } from '../../shared/redaction/policy.ts';
import { SNAPSHOT_FORMAT } from '../../shared/snapshot/header.ts';
import { keptCatalogue } from '../../shared/snapshot/kept-catalogue.ts';
import { writeSnapshot } from '../store/snapshot/task.ts';
import { CONSOLE_VERSION } from '../version.ts';
import type { Workspaces } from '../workspace/workspaces.ts';
import { snapshotName } from './snapshot-name.ts';

/** How long the copy waits for a process that is writing to the store, ms. */
const BUSY_TIMEOUT_MS = 5_000;
/** Every twentieth of a step is news. */
const TOLD_SHARE = 0.05;

/** A finished snapshot and where its bytes are. */
export interface WrittenFile {
  readonly path: string;
  readonly file: SnapshotFile;
}

export interface SnapshotWriterConfig {
  readonly workspaces: Pick<Workspaces, 'active' | 'ready' | 'storePath'>;
  /** The folder for finished files, readable by their owner alone. */
  readonly folder: () => Promise<string>;
  readonly signal: AbortSignal;
  readonly onProgress: () => void;
}

export interface SnapshotWriter {
  /** Null while none is being written. */
  progress(): SnapshotProgress | null;
  /** The one that was written last; null before the first. */
  latest(): WrittenFile | null;
  /** Writes one of what is shown, one at a time; the one before it goes. Rejects with an `OperatorError`. */
  write(): Promise<WrittenFile>;
}

/** Writes snapshots of whichever connection is active into a folder of its own. */
export function createSnapshotWriter(config: SnapshotWriterConfig): SnapshotWriter {
  const { workspaces, folder, signal, onProgress } = config;
  let progress: SnapshotProgress | null = null;
  let latest: WrittenFile | null = null;

  function tell(next: SnapshotProgress | null): void {
    const before = progress;
    const isNews = next?.step !== before?.step || (next?.share ?? 0) - (before?.share ?? 0) >= TOLD_SHARE;
    if (!isNews) return;
    progress = next;
    onProgress();
  }

  async function writeNow(): Promise<WrittenFile> {
    // The demo writes its past first.
    await workspaces.ready().catch(() => {});
    const { connection, catalogue, nowMs } = workspaces.active();
    const id = randomUUID();
    const path = join(await folder(), id);
    const takenAtMs = nowMs();
    const task = {
      storePath: workspaces.storePath(),
      path,
      known: connection.knownValues(),
      busyTimeoutMs: BUSY_TIMEOUT_MS,
      header: {
        format: SNAPSHOT_FORMAT,
        takenAtMs,
        connection: connection.name,
        demo: connection.demo,
        consoleVersion: CONSOLE_VERSION,
        policyVersion: POLICY_VERSION,
        plan: connection.plan,
        catalogue: keptCatalogue(catalogue),
      },
    } as const;
    const { header, bytes, sha256 } = await writeSnapshot(task, tell, signal);
    const { replacedValues } = header;
    return { path, file: { id, name: snapshotName(header), bytes, sha256, takenAtMs, replacedValues } };
  }

  return {
    progress: () => progress,
    latest: () => latest,
    async write() {
      if (progress !== null) throw new OperatorError('A snapshot is being written already. Wait for it.');
      if (workspaces.active().snapshot !== null) {
        throw new OperatorError('What is shown is a snapshot. Its file is the one that was opened.');
      }
      tell({ step: 'copying', share: 0 });
      try {
        const written = await writeNow();
        if (latest !== null) await rm(latest.path, { force: true });
        latest = written;
        return written;
      } finally {
        tell(null);
      }
    },
  };
}
