import type { ApiKeyRow, InviteRow } from './access-rows.ts';
import type { AuditRow } from './audit-row.ts';
import type { RequestRow } from './request-row.ts';
import type { AssignmentRow, OperatorRow, PoolerWorld, PoolRow, UpstreamRow } from './world.ts';

/** An upstream together with the assignments that lie in Pools the caller may see. */
export interface VisibleUpstream {
  readonly row: UpstreamRow;
  readonly assignments: readonly AssignmentRow[];
}

/** Active Pools this operator may see, oldest first (pooler-contract 1.4, 3.2; POOLER-T2). */
export function visiblePools(world: PoolerWorld, operator: OperatorRow): readonly PoolRow[] {
  return world.pools
    .filter((pool) => pool.status === 'active')
    .filter((pool) => operator.role === 'instance_owner' || operator.poolIds.includes(pool.id))
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs);
}

/** Upstreams that are not deleted and have a live assignment to a visible Pool (pooler-contract 1.3, 3.4). */
export function visibleUpstreams(world: PoolerWorld, operator: OperatorRow): readonly VisibleUpstream[] {
  const poolIds = new Set(visiblePools(world, operator).map((pool) => pool.id));
  return world.upstreams
    .filter((row) => row.status !== 'deleted')
    .map((row) => ({
      row,
      assignments: row.assignments.filter(
        (assignment) => assignment.status !== 'deleted' && poolIds.has(assignment.poolId),
      ),
    }))
    .filter((upstream) => upstream.assignments.length > 0);
}

/** How many live assignments a Pool has, whoever asks. */
export function assignmentCount(world: PoolerWorld, poolId: string): number {
  return world.upstreams
    .flatMap((upstream) => upstream.assignments)
    .filter((assignment) => assignment.poolId === poolId && assignment.status !== 'deleted').length;
}

/** An API key, an invite or a request with the visible Pool it belongs to. */
export interface InPool<T> {
  readonly row: T;
  readonly pool: PoolRow;
}

/** Keys of the visible active Pools: Pools in Pool order, newest first inside a Pool (pooler-contract 3.6). */
export function visibleApiKeys(world: PoolerWorld, operator: OperatorRow): readonly InPool<ApiKeyRow>[] {
  return visiblePools(world, operator).flatMap((pool) =>
    (world.apiKeys ?? [])
      .filter((row) => row.poolId === pool.id)
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
      .map((row) => ({ row, pool })),
  );
}

/** Invites of the visible active Pools, newest first (pooler-contract 3.12). */
export function visibleInvites(world: PoolerWorld, operator: OperatorRow): readonly InPool<InviteRow>[] {
  return visiblePools(world, operator)
    .flatMap((pool) =>
      (world.invites ?? []).filter((row) => row.poolId === pool.id).map((row) => ({ row, pool })),
    )
    .toSorted((a, b) => b.row.createdAtMs - a.row.createdAtMs);
}

/** A row of a log with its Pool, which an audit event may lack. */
export interface InLog<T> {
  readonly row: T;
  readonly pool: PoolRow | null;
}

/** Audit events of the Pools whose logs the caller sees; those without a Pool for owners (pooler-contract 1.4). */
export function visibleAudits(world: PoolerWorld, operator: OperatorRow): readonly InLog<AuditRow>[] {
  const pools = logPools(world, operator);
  return (world.audits ?? [])
    .flatMap((row): InLog<AuditRow>[] => {
      const pool = row.poolId === null ? null : pools.get(row.poolId);
      const hidden = row.poolId === null ? operator.role !== 'instance_owner' : pool === undefined;
      return hidden ? [] : [{ row, pool: pool ?? null }];
    })
    .toSorted((a, b) => newestFirst(a.row.occurredAtMs, b.row.occurredAtMs, a.row, b.row));
}

/** Requests of the Pools whose logs the caller sees, newest first (pooler-contract 3.14). */
export function visibleRequests(world: PoolerWorld, operator: OperatorRow): readonly InPool<RequestRow>[] {
  const pools = logPools(world, operator);
  return (world.requests ?? [])
    .flatMap((row) => {
      const pool = pools.get(row.poolId);
      return pool === undefined ? [] : [{ row, pool }];
    })
    .toSorted((a, b) => newestFirst(a.row.admittedAtMs, b.row.admittedAtMs, a.row, b.row));
}

/** Logs outlive their Pool: owners see those of every status, admins those of assigned Pools not archived. */
function logPools(world: PoolerWorld, operator: OperatorRow): ReadonlyMap<string, PoolRow> {
  const visible = world.pools.filter(
    (pool) =>
      operator.role === 'instance_owner' ||
      (operator.poolIds.includes(pool.id) && pool.status !== 'archived'),
  );
  return new Map(visible.map((pool) => [pool.id, pool]));
}

/** Newest first, then the greater id. */
function newestFirst(
  aMs: number,
  bMs: number,
  a: { readonly id: string },
  b: { readonly id: string },
): number {
  return bMs - aMs || (a.id < b.id ? 1 : -1);
}
