import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { connectionsRouter } from './screens/connections.ts';
import { incidentRouter } from './screens/incident.ts';
import { nowRouter } from './screens/now.ts';
import { poolsRouter } from './screens/pools.ts';
import { shellRouter } from './screens/shell.ts';
import { slosRouter } from './screens/slos.ts';
import { router } from './trpc.ts';

/** The typed API, one router per screen. Doors mount it; the renderer knows only its type. */
export const appRouter = router({
  shell: shellRouter,
  now: nowRouter,
  pools: poolsRouter,
  slos: slosRouter,
  incident: incidentRouter,
  connections: connectionsRouter,
});
export type AppRouter = typeof appRouter;
export type ApiInputs = inferRouterInputs<AppRouter>;
export type ApiOutputs = inferRouterOutputs<AppRouter>;
