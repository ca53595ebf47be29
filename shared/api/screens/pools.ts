import { isLive } from '../../metadata/freshness.ts';
import { orderSignals } from '../../signals/overall.ts';
import { poolReadiness } from '../../signals/readiness.ts';
import { comparedWindows } from '../../signals/request-windows.ts';
import { type StateSeverity, worst } from '../../signals/severity.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { upstreamView } from './upstream-view.ts';

/** What the clients of a Pool got in the last quarter of an hour; null where too few of the rows were read to say. */
function poolTraffic({ history }: ConsoleState, poolId: string) {
  const window = comparedWindows(history.requests)?.current;
  if (window === undefined) return null;
  const own = window.byPool.find((pool) => pool.poolId === poolId);
  const { settled = 0, failed = 0, rejected = 0, p95Ms = null } = own ?? {};
  /** `covered` is the share of the rows that were read, 0..1. */
  return { settled, failed, rejected, p95Ms, covered: window.covered };
}

/** One Pool with its readiness, its upstreams and the signals that point at it. */
export function poolViews(state: ConsoleState) {
  const { picture } = state;
  const fresh = ['pools', 'upstreams', 'quotas'].every((id) =>
    isLive(state.sources.find((source) => source.id === id)),
  );
  return picture.pools.map((pool) => {
    const readiness = poolReadiness(pool, { ...picture, nowMs: state.asOfMs });
    const upstreamIds =
      picture.memberships.find((membership) => membership.id === pool.id)?.upstreamIds ?? [];
    const members = new Set([pool.id, ...upstreamIds]);
    const signals = orderSignals(
      state.signals.filter((signal) => signal.state === 'firing' && members.has(signal.subject.id)),
    );
    // An upstream's own trouble shows on its Pool only through the Pool's readiness: one account must not paint
    // every Pool it is assigned to in its colour.
    const own = signals.filter((signal) => signal.subject.id === pool.id);
    const known = own.reduce<StateSeverity>((severity, signal) => worst(severity, signal.severity), 'ok');
    const certain = fresh && readiness.membershipKnown && readiness.low === readiness.high;
    return {
      pool,
      readiness,
      /** Never OK when the picture is old or the readiness cannot be told. */
      severity: certain ? known : worst(known, 'unknown'),
      stale: !fresh,
      traffic: poolTraffic(state, pool.id),
      topSignal: own[0]?.title ?? null,
      signalCount: signals.length,
      upstreams: upstreamIds.map((id) => upstreamView(state, id)),
    };
  });
}

export const poolsRouter = router({
  list: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    return {
      asOfMs: state.asOfMs,
      sources: state.sources.filter((source) => ['pools', 'upstreams', 'quotas'].includes(source.id)),
      pools: poolViews(state),
    };
  }),
});
