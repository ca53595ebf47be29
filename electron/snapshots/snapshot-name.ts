import type { SnapshotHeader } from '../../shared/snapshot/header.ts';

/** `demo-2026-03-01T1005Z.snapshot`: the connection and the moment, of signs that every file system takes. */
export function snapshotName({
  connection,
  takenAtMs,
}: Pick<SnapshotHeader, 'connection' | 'takenAtMs'>): string {
  const name = connection
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const stamp = new Date(takenAtMs).toISOString().slice(0, 16).replaceAll(':', '');
  return `${name === '' ? 'connection' : name}-${stamp}Z.snapshot`;
}
