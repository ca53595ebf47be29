import type { EntityBatch } from '../../shared/metadata/entities.ts';
import type { SourceId, SourceOutcome } from '../../shared/metadata/source.ts';
import type { CallBudget } from '../polling/call-budget.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { PoolerAccessSource } from '../sources/pooler/contract.ts';
import { batchesOf, type KeepPoll, rowsOf } from './keep-poll.ts';
import { INTERVALS_MS } from './source-plan.ts';

export interface AccessTasksConfig {
  readonly pooler: PoolerAccessSource;
  readonly budget: CallBudget;
  readonly keep: KeepPoll;
  /** The visible Pools, by which a list that is cut is asked again. */
  readonly poolIds: () => readonly string[];
}

/** Who may use the Pools: API keys and invites every minute, operators every five (pooler-contract 13.5). */
export function createAccessTasks({ pooler, budget, keep, poolIds }: AccessTasksConfig): PollTask[] {
  const task = (
    id: SourceId & ('keys' | 'invites' | 'operators'),
    words: readonly [one: string, many: string],
    read: () => Promise<SourceOutcome<EntityBatch>>,
  ): PollTask => ({
    id,
    intervalMs: INTERVALS_MS[id],
    async run() {
      const outcome = await budget.run(read);
      const okDetail = outcome.kind === 'ok' ? `${rowsOf(outcome.value, ...words)} read` : '';
      return keep(id, outcome, batchesOf([outcome]), okDetail);
    },
  });
  return [
    task('keys', ['API key', 'API keys'], () => pooler.readKeys(poolIds())),
    task('invites', ['invite', 'invites'], () => pooler.readInvites(poolIds())),
    task('operators', ['operator', 'operators'], () => pooler.readOperators()),
  ];
}
