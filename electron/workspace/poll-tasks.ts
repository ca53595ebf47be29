import type { CallBudget } from '../polling/call-budget.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { PoolerSource } from '../sources/pooler/contract.ts';
import { createAccessTasks } from './access-tasks.ts';
import { createInventory } from './inventory-task.ts';
import { batchesOf, type KeepPoll, rowsOf } from './keep-poll.ts';
import { INTERVALS_MS } from './source-plan.ts';

export interface PollTasksConfig {
  readonly pooler: PoolerSource;
  readonly budget: CallBudget;
  readonly keep: KeepPoll;
}

/** What the lists of the Pooler are polled for, how often, and how an answer becomes a stored observation. */
export function createPollTasks({ pooler, budget, keep }: PollTasksConfig): PollTask[] {
  const inventory = createInventory({ pooler, budget, keep });
  return [
    inventory.task,
    quotasTask(pooler, budget, keep),
    gatewayTask(pooler, budget, keep),
    ...createAccessTasks({ pooler, budget, keep, poolIds: inventory.poolIds }),
  ];
}

function quotasTask(pooler: PoolerSource, budget: CallBudget, keep: KeepPoll): PollTask {
  return {
    id: 'quotas',
    intervalMs: INTERVALS_MS.quotas,
    async run() {
      const quotas = await budget.run(() => pooler.readQuotas());
      const okDetail =
        quotas.kind === 'ok' ? `Quota evidence of ${rowsOf(quotas.value, 'account', 'accounts')} read` : '';
      return keep('quotas', quotas, batchesOf([quotas]), okDetail);
    },
  };
}

function gatewayTask(pooler: PoolerSource, budget: CallBudget, keep: KeepPoll): PollTask {
  return {
    id: 'gateway',
    intervalMs: INTERVALS_MS.gateway,
    async run() {
      const gateway = await budget.run(() => pooler.readGateway());
      const ready = gateway.kind === 'ok' && gateway.value.items[0]?.ready === true;
      return keep(
        'gateway',
        gateway,
        batchesOf([gateway]),
        ready ? 'Alive and ready' : 'Alive, but not ready',
      );
    },
  };
}
