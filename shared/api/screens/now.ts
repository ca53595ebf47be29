import { z } from 'zod';
import { orderSignals, overallState } from '../../signals/overall.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { poolViews } from './pools.ts';

/** The first screen: what is wrong, how bad, since when, how fresh, what to check next (design 1). */
function nowView(state: ConsoleState) {
  return {
    asOfMs: state.asOfMs,
    overall: overallState(state.signals, state.sources),
    signals: orderSignals(state.signals),
    pools: poolViews(state),
    slo: state.slo,
    sources: state.sources,
    changes: state.history.transitions.slice(0, 30),
  };
}

export const nowRouter = router({
  view: procedure.query(async ({ ctx }) => nowView(await ctx.readState(null))),
  acknowledge: procedure
    .input(
      z.strictObject({
        signalId: z.string().min(1).max(300),
        reason: z.string().trim().max(200),
        untilMs: z.number().int().positive().nullable(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.acknowledge(input.signalId, input.reason, input.untilMs)),
  unacknowledge: procedure
    .input(z.strictObject({ signalId: z.string().min(1).max(300) }))
    .mutation(({ ctx, input }) => ctx.unacknowledge(input.signalId)),
});
