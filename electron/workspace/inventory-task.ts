import type { OutcomeKind } from '../../shared/metadata/source.ts';
import type { CallBudget } from '../polling/call-budget.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { PoolerSource } from '../sources/pooler/contract.ts';
import { batchesOf, type KeepPoll, rowsOf } from './keep-poll.ts';
import { INTERVALS_MS } from './source-plan.ts';

/**
 * Memberships cost one call a Pool. The first round reads them all; later rounds take this many in turn, so that a
 * hundred Pools stay inside the budget (pooler-contract 13.5).
 */
const MEMBERSHIPS_PER_ROUND = 8;

export interface InventoryConfig {
  readonly pooler: Pick<PoolerSource, 'readService' | 'readPools' | 'readUpstreams' | 'readMembership'>;
  readonly budget: CallBudget;
  readonly keep: KeepPoll;
}

export interface Inventory {
  readonly task: PollTask;
  /** The Pools of the newest read that succeeded. */
  poolIds(): readonly string[];
}

/** The worst of several outcomes, for the scheduler: the first one that is not ok. */
function firstTrouble(kinds: readonly OutcomeKind[]): OutcomeKind {
  return kinds.find((kind) => kind !== 'ok') ?? 'ok';
}

/** Reads Pools, upstreams and which upstream serves which Pool. */
export function createInventory({ pooler, budget, keep }: InventoryConfig): Inventory {
  let poolIds: readonly string[] = [];
  let nextMembership = 0;
  let everyMembershipRead = false;

  function membershipsDue(): readonly string[] {
    if (!everyMembershipRead) return poolIds;
    const due = Math.min(MEMBERSHIPS_PER_ROUND, poolIds.length);
    const chosen = Array.from(
      { length: due },
      (_, index) => poolIds[(nextMembership + index) % poolIds.length],
    );
    nextMembership = poolIds.length === 0 ? 0 : (nextMembership + due) % poolIds.length;
    return chosen.filter((id) => id !== undefined);
  }

  async function readPools(): Promise<OutcomeKind> {
    const [service, pools] = await Promise.all([
      budget.run(() => pooler.readService()),
      budget.run(() => pooler.readPools()),
    ]);
    if (pools.kind === 'ok') poolIds = pools.value.items.map((pool) => pool.id);
    const okDetail = pools.kind === 'ok' ? `${rowsOf(pools.value, 'Pool', 'Pools')} read` : '';
    return keep('pools', pools, batchesOf([service, pools]), okDetail);
  }

  async function readUpstreams(): Promise<OutcomeKind> {
    const upstreams = await budget.run(() => pooler.readUpstreams());
    const memberships = await Promise.all(
      membershipsDue().map((id) => budget.run(() => pooler.readMembership(id))),
    );
    everyMembershipRead ||= memberships.length > 0 && memberships.every((outcome) => outcome.kind === 'ok');
    // A Pool disabled between the two calls answers that its selector no longer matches: not a failing source.
    const trouble = memberships.find((outcome) => outcome.kind !== 'ok' && outcome.kind !== 'not exposed');
    const outcome = upstreams.kind === 'ok' && trouble !== undefined ? trouble : upstreams;
    const okDetail =
      upstreams.kind === 'ok' ? `${rowsOf(upstreams.value, 'upstream', 'upstreams')} read` : '';
    return keep('upstreams', outcome, batchesOf([upstreams, ...memberships]), okDetail);
  }

  return {
    task: {
      id: 'inventory',
      intervalMs: INTERVALS_MS.inventory,
      run: async () => firstTrouble([await readPools(), await readUpstreams()]),
    },
    poolIds: () => poolIds,
  };
}
