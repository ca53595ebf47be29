import { bulkheads } from '../../signals/bulkheads.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { sourcePart } from './source-part.ts';

/** The gateway's own counters: the only place where refused clients show (POOLER-T15). Null before the first reading. */
function trafficView(state: ConsoleState) {
  const { picture, history } = state;
  return {
    ...sourcePart(state, ['traffic', 'gateway']),
    traffic: history.traffic,
    health: picture.gateway,
    bulkheads: [...bulkheads(picture.settings)].map(([routeClass, { running, queued }]) => ({
      routeClass,
      maxRunning: running,
      maxQueued: queued,
    })),
    /** The settings were read; else the limits are the server's defaults, which an owner can change. */
    bulkheadsAreRead: picture.settings !== null,
  };
}

export const trafficRouter = router({
  view: procedure.query(async ({ ctx }) => trafficView(await ctx.readState(null))),
});
