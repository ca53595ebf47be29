import type { EntityBatch } from '../../shared/metadata/entities.ts';
import type { OutcomeKind, SourceId, SourceOutcome } from '../../shared/metadata/source.ts';
import type { CallBudget } from '../polling/call-budget.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { PoolerSource } from '../sources/pooler/contract.ts';
import type { PollRecord } from '../store/contract.ts';
import { INTERVALS_MS } from './connection.ts';

/**
 * Memberships cost one call a Pool. The first round reads them all; later rounds take this many in turn, so that a
 * hundred Pools stay inside the budget (pooler-contract 13.5).
 */
const MEMBERSHIPS_PER_ROUND = 8;

export interface PollTasksConfig {
  readonly pooler: PoolerSource;
  readonly via: (source: SourceId) => string;
  readonly budget: CallBudget;
  readonly record: (poll: PollRecord) => Promise<void>;
}

function count(batch: EntityBatch, one: string, many: string): string {
  const rows = batch.items.length;
  return `${batch.complete ? '' : 'at least '}${rows} ${rows === 1 ? one : many}`;
}

/** Why a list is not whole, once for each reason. */
function notesOf(batches: readonly EntityBatch[]): string[] {
  return [...new Set(batches.flatMap((batch) => batch.note ?? []))];
}

/** The worst of several outcomes, for the scheduler: the first one that is not ok. */
function firstTrouble(kinds: readonly OutcomeKind[]): OutcomeKind {
  return kinds.find((kind) => kind !== 'ok') ?? 'ok';
}

/** What each surface of the Pooler is polled for, how often, and how an answer becomes a stored observation. */
export function createPollTasks({ pooler, via, budget, record }: PollTasksConfig): PollTask[] {
  let poolIds: readonly string[] = [];
  let nextMembership = 0;
  let everyMembershipRead = false;

  async function keep(
    source: SourceId,
    outcome: SourceOutcome<unknown>,
    batches: readonly EntityBatch[],
    okDetail: string,
  ): Promise<OutcomeKind> {
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
  }

  function valuesOf(outcomes: readonly SourceOutcome<EntityBatch>[]): EntityBatch[] {
    return outcomes.flatMap((outcome) => (outcome.kind === 'ok' ? [outcome.value] : []));
  }

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
    const okDetail = pools.kind === 'ok' ? `${count(pools.value, 'Pool', 'Pools')} read` : '';
    return keep('pools', pools, valuesOf([service, pools]), okDetail);
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
    const okDetail = upstreams.kind === 'ok' ? `${count(upstreams.value, 'upstream', 'upstreams')} read` : '';
    return keep('upstreams', outcome, valuesOf([upstreams, ...memberships]), okDetail);
  }

  return [
    {
      id: 'inventory',
      intervalMs: INTERVALS_MS.inventory,
      run: async () => firstTrouble([await readPools(), await readUpstreams()]),
    },
    {
      id: 'quotas',
      intervalMs: INTERVALS_MS.quotas,
      run: async () => {
        const quotas = await budget.run(() => pooler.readQuotas());
        const okDetail =
          quotas.kind === 'ok' ? `Quota evidence of ${count(quotas.value, 'account', 'accounts')} read` : '';
        return keep('quotas', quotas, valuesOf([quotas]), okDetail);
      },
    },
    {
      id: 'gateway',
      intervalMs: INTERVALS_MS.gateway,
      run: async () => {
        const gateway = await budget.run(() => pooler.readGateway());
        const ready = gateway.kind === 'ok' && gateway.value.items[0]?.ready === true;
        return keep(
          'gateway',
          gateway,
          valuesOf([gateway]),
          ready ? 'Alive and ready' : 'Alive, but not ready',
        );
      },
    },
  ];
}
