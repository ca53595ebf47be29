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
