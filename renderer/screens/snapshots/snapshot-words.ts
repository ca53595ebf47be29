import type { SnapshotProgress } from '../../../shared/api/snapshot-ports.ts';

const STEPS: Readonly<Record<SnapshotProgress['step'], string>> = {
  copying: 'Copying what is cached',
  checking: 'Checking every text',
  packing: 'Packing the file',
};

/** Where the steps begin and end on one scale, 0 to 100: checking is what takes long. */
const SCALE: Readonly<Record<SnapshotProgress['step'], readonly [number, number]>> = {
  copying: [0, 10],
  checking: [10, 90],
  packing: [90, 100],
};

export function stepWords({ step }: SnapshotProgress): string {
  return STEPS[step];
}

/** How far the whole is, 0 to 100. */
export function percentOf({ step, share }: SnapshotProgress): number {
  const [from, to] = SCALE[step];
  return Math.round(from + (to - from) * share);
}

/** `9.7 MB`, or `312 kB` below a megabyte. */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What the redaction check did when a snapshot was taken. */
export function replacedWords(values: number): string {
  if (values === 0) return 'The redaction check replaced nothing.';
  return `The redaction check replaced ${values === 1 ? '1 value' : `${values} values`}.`;
}
