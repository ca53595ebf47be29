import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { sourcePart } from './source-part.ts';

/**
 * How many requests a route class may run and hold waiting: the server's own defaults per node (pooler-contract 5.3);
 * an owner can change them in the settings.
 */
const DEFAULT_BULKHEADS: readonly {
  readonly routeClass: string;
  readonly maxRunning: number;
  readonly maxQueued: number;
}[] = [
  { routeClass: 'proxy_http', maxRunning: 32, maxQueued: 128 },
  { routeClass: 'proxy_control', maxRunning: 8, maxQueued: 16 },
  { routeClass: 'proxy_stream', maxRunning: 24, maxQueued: 96 },
  { routeClass: 'proxy_websocket', maxRunning: 24, maxQueued: 96 },
  { routeClass: 'proxy_compact', maxRunning: 8, maxQueued: 32 },
  { routeClass: 'file_upload', maxRunning: 4, maxQueued: 8 },
  { routeClass: 'audio_transcription', maxRunning: 4, maxQueued: 8 },
  { routeClass: 'admin_browser', maxRunning: 8, maxQueued: 16 },
  { routeClass: 'mcp', maxRunning: 4, maxQueued: 8 },
];

/** The gateway's own counters: the only place where refused clients show (POOLER-T15). Null before the first reading. */
function trafficView(state: ConsoleState) {
  return {
    ...sourcePart(state, ['traffic', 'gateway']),
    traffic: state.history.traffic,
    health: state.picture.gateway,
    /** Defaults, also where the settings say otherwise: `bulkheads` on the settings page has the last word. */
    bulkheads: DEFAULT_BULKHEADS,
  };
}

export const trafficRouter = router({
  view: procedure.query(async ({ ctx }) => trafficView(await ctx.readState(null))),
});
