import type { EntityBatch, EntityKind, EntityOf } from '../../../shared/metadata/entities.ts';
import { PoolerFailure } from './pooler-failure.ts';

/**
 * Makes the batch of one list. Rows that no schema could read may still exist in the Pooler, so a batch
 * that lacks some is not complete, says so in its note, and nothing may be concluded from a row's absence.
 * Throws {@link PoolerFailure} `malformed` when no row at all could be read: the picture of before is better.
 */
export function batchOf<K extends EntityKind>(
  kind: K,
  tool: string,
  items: readonly EntityOf<K>[],
  read: { readonly complete: boolean; readonly unreadable: number; readonly capNote: string },
): EntityBatch<K> {
  if (items.length === 0 && read.unreadable > 0) throw new PoolerFailure(malformed(tool));
  const notes: string[] = [];
  if (read.unreadable > 0) notes.push(unreadableNote(tool, read.unreadable));
  if (!read.complete && read.unreadable === 0) notes.push(read.capNote);
  const batch = { kind, items, complete: read.complete && read.unreadable === 0 };
  return notes.length === 0 ? batch : { ...batch, note: notes.join(' ') };
}

/** The failure of an answer whose envelope or every row is not what the contract says. */
export function malformed(tool: string): PoolerFailure['failure'] {
  return {
    kind: 'malformed',
    detail: `The answer of ${tool} is not in the form this console reads: check the version of the Pooler.`,
  };
}

function unreadableNote(tool: string, count: number): string {
  const rows = count === 1 ? '1 row' : `${count} rows`;
  return `${rows} of ${tool} could not be read: this Pooler may be newer than the console.`;
}
