import { exposition } from './exposition.ts';
import { checkApiAccept } from './request-headers.ts';
import type { SimulatorState } from './simulator-state.ts';

/** `/healthz`: alive, whatever else is wrong; touches no database (pooler-contract 1.2). */
export function answerHealthz(request: Request): Response {
  checkApiAccept(request.headers);
  return Response.json({ status: 'ok' });
}

/** `/readyz`: 503 while draining or without a database (pooler-contract 1.2, 13.2). */
export function answerReadyz(request: Request, state: SimulatorState): Response {
  checkApiAccept(request.headers);
  const unavailable = ['draining', 'database down', 'settings cold'].includes(state.fault);
  return unavailable
    ? Response.json({ status: 'unavailable' }, { status: 503 })
    : Response.json({ status: 'ready' });
}

/** `/metrics` in its three exposure states; unavailable refuses the right token too (pooler-contract 1.2.1). */
export function answerMetrics(request: Request, state: SimulatorState): Response {
  checkApiAccept(request.headers);
  const exposure = state.metricsExposure;
  if (exposure.kind === 'unavailable' || state.fault === 'settings cold') {
    return metricsUnauthorized('metrics bearer token is unavailable');
  }
  const header = request.headers.get('authorization') ?? '';
  const token = header.startsWith('Bearer ') ? header.slice('Bearer '.length).trim() : null;
  if (exposure.kind === 'protected' && token !== exposure.token) {
    return metricsUnauthorized('metrics bearer token is required');
  }
  return new Response(exposition(state.counters, state.bulkhead.counts(), state.world.read().traffic ?? []), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
}

function metricsUnauthorized(message: string): Response {
  return Response.json({ error: { code: 'metrics_unauthorized', message } }, { status: 401 });
}
