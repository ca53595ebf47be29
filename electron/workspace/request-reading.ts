import type { RequestReading } from '../../shared/api/log-ports.ts';
import type { CallBudget } from '../polling/call-budget.ts';
import type { PoolerLogSource } from '../sources/pooler/contract.ts';
import type { LogStore } from '../store/log-contract.ts';

export interface RequestReadingConfig {
  /** Null without a Pooler. */
  readonly pooler: Pick<PoolerLogSource, 'readRequest'> | null;
  readonly store: Pick<LogStore, 'request'>;
  readonly budget: CallBudget;
}

const NO_POOLER = 'The active connection has no Pooler to ask.';
const GONE = 'The Pooler shows no such request to this operator.';

/** One request in full: asked of the Pooler now, else as it was last kept. */
export async function readRequest(
  { pooler, store, budget }: RequestReadingConfig,
  id: string,
): Promise<RequestReading> {
  const outcome = pooler === null ? null : await budget.run(() => pooler.readRequest(id));
  if (outcome?.kind === 'ok' && outcome.value !== null) return { kind: 'read now', detail: outcome.value };
  const why = outcome === null ? NO_POOLER : outcome.kind === 'ok' ? GONE : outcome.detail;
  const row = await store.request(id);
  return row === null ? { kind: 'unknown', why } : { kind: 'as kept', row, why };
}
