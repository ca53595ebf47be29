/** What is being done for a snapshot, and how much of it, 0 to 1. */
export interface SnapshotProgress {
  readonly step: 'copying' | 'checking' | 'packing';
  readonly share: number;
}

/** A finished snapshot file that waits to be fetched. */
export interface SnapshotFile {
  /** Stands in the address it is fetched from. */
  readonly id: string;
  /** A name to save it under. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  readonly takenAtMs: number;
  /** How many distinct values the redaction check replaced. */
  readonly replacedValues: number;
}

/** The snapshot that is shown instead of a connection. */
export interface OpenedSnapshot {
  readonly connection: string;
  readonly demo: boolean;
  readonly takenAtMs: number;
  /** The moment of its history that is shown, at most `takenAtMs`. */
  readonly shownAtMs: number;
  readonly consoleVersion: string;
  readonly replacedValues: number;
}

export interface SnapshotsState {
  /** Null while a connection is shown. */
  readonly opened: OpenedSnapshot | null;
  /** The connection that is shown once the snapshot is closed, or now. */
  readonly connection: string;
  /** Null while none is being written. */
  readonly writing: SnapshotProgress | null;
  /** The one that was written last; null before the first. */
  readonly written: SnapshotFile | null;
}

/** Snapshot files of the active connection. Their bytes travel by routes of their own (`SNAPSHOT_PATH`). */
export interface SnapshotPorts {
  snapshots(): Promise<SnapshotsState>;
  /** Writes one into a private place, from where it can be fetched; rejects with an `OperatorError`. */
  writeSnapshot(): Promise<SnapshotFile>;
  /** Moves every screen to a moment of the snapshot's history, Unix ms; null is the moment it was taken at. */
  showMoment(atMs: number | null): Promise<void>;
  /** Shows the connection again that the snapshot took the place of. */
  closeSnapshot(): Promise<void>;
}

/** `GET <path>/<id>` gives a written snapshot; `POST <path>` takes the bytes of one and shows it. */
export const SNAPSHOT_PATH = '/api/snapshots';
