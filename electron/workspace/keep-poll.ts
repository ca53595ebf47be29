import type { EntityBatch } from '../../shared/metadata/entities.ts';
import type { OutcomeKind, SourceId, SourceOutcome } from '../../shared/metadata/source.ts';
import type { PollRecord } from '../store/contract.ts';

/** Stores one attempt to read a source with what it brought, and passes its kind on to the scheduler. */
export type KeepPoll = (
  source: SourceId,
  outcome: SourceOutcome<unknown>,
  batches: readonly EntityBatch[],
  okDetail: string,
) => Promise<OutcomeKind>;

/** Why a list is not whole, once for each reason. */
function notesOf(batches: readonly EntityBatch[]): string[] {
  return [...new Set(batches.flatMap((batch) => batch.note ?? []))];
}

/** @param via the road of each source, for instance `demo mcp`. */
export function createKeepPoll(
  via: (source: SourceId) => string,
  record: (poll: PollRecord) => Promise<void>,
): KeepPoll {
  return async (source, outcome, batches, okDetail) => {
    await record({
      source,
      via: via(source),
      atMs: outcome.observedAtMs,
      durationMs: outcome.durationMs,
      outcome: outcome.kind,
      detail: outcome.kind === 'ok' ? [okDetail, ...notesOf(batches)].join('. ') : outcome.detail,
      batches,
    });
    return outcome.kind;
  };
}

/** `at least 100 Pools`: how many rows a list brought, in words. */
export function rowsOf(batch: EntityBatch, one: string, many: string): string {
  const rows = batch.items.length;
  return `${batch.complete ? '' : 'at least '}${rows} ${rows === 1 ? one : many}`;
}

/** What the reads that succeeded brought. */
export function batchesOf(outcomes: readonly SourceOutcome<EntityBatch>[]): EntityBatch[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'ok' ? [outcome.value] : []));
}
