import { z } from 'zod';
import { oldestEssentialAgeMs, overallState } from '../../signals/overall.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';

/** Header and status bar: what every screen shows. */
function shellView(state: ConsoleState) {
  return {
    profile: state.profile,
    generatedAtMs: state.generatedAtMs,
    overall: overallState(state.signals, state.sources),
    sources: state.sources,
    notices: state.notices,
    /** The oldest figure that the present state rests on, ms; null before the first answer. */
    oldestAgeMs: oldestEssentialAgeMs(state.sources),
  };
}

export const shellRouter = router({
  view: procedure.query(async ({ ctx }) => shellView(await ctx.readState(null))),
  /** Long poll: one per page, closed while the page is hidden. */
  waitForRevision: procedure
    .input(z.strictObject({ after: z.number().int() }))
    .query(({ ctx, input, signal }) => ctx.waitForRevision(input.after, signal)),
  refreshNow: procedure.mutation(({ ctx }) => ctx.refreshNow()),
});
