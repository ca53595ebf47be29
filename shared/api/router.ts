import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { accessRouter } from './screens/access.ts';
import { alertsRouter } from './screens/alerts.ts';
import { auditRouter } from './screens/audit.ts';
import { connectionsRouter } from './screens/connections.ts';
import { incidentRouter } from './screens/incident.ts';
import { jobsRouter } from './screens/jobs.ts';
import { keysRouter } from './screens/keys.ts';
import { logsRouter } from './screens/logs.ts';
import { noticesRouter } from './screens/notices.ts';
import { nowRouter } from './screens/now.ts';
import { poolsRouter } from './screens/pools.ts';
import { requestsRouter } from './screens/requests.ts';
import { settingsRouter } from './screens/settings.ts';
import { shellRouter } from './screens/shell.ts';
import { slosRouter } from './screens/slos.ts';
import { snapshotsRouter } from './screens/snapshots.ts';
import { trafficRouter } from './screens/traffic.ts';
import { upstreamsRouter } from './screens/upstreams.ts';
import { router } from './trpc.ts';

/** The typed API, one router per screen. Doors mount it; the renderer knows only its type. */
export const appRouter = router({
  shell: shellRouter,
  now: nowRouter,
  pools: poolsRouter,
  upstreams: upstreamsRouter,
  keys: keysRouter,
  requests: requestsRouter,
  audit: auditRouter,
  logs: logsRouter,
  jobs: jobsRouter,
  settings: settingsRouter,
  alerts: alertsRouter,
  access: accessRouter,
  traffic: trafficRouter,
  slos: slosRouter,
  notices: noticesRouter,
  incident: incidentRouter,
  snapshots: snapshotsRouter,
  connections: connectionsRouter,
});
export type AppRouter = typeof appRouter;
export type ApiInputs = inferRouterInputs<AppRouter>;
export type ApiOutputs = inferRouterOutputs<AppRouter>;
