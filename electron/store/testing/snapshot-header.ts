import type { SnapshotHeader } from '../../../shared/snapshot/header.ts';

/** What a snapshot of a connection that watches nothing says of itself. */
export const HEADER: SnapshotHeader = {
  format: 1,
  takenAtMs: 5_000,
  connection: 'example',
  demo: false,
  consoleVersion: '0.1.0',
  policyVersion: '1',
  plan: {},
  catalogue: { targets: {}, ownRows: [], pooler: false },
  replacedValues: 0,
};

/** The same before a copy was masked. */
const { replacedValues: _, ...unmasked } = HEADER;
export const UNMASKED_HEADER: Omit<SnapshotHeader, 'replacedValues'> = unmasked;
