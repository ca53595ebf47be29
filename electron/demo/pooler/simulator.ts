import { Hono } from 'hono';
import { createBulkhead } from './bulkhead.ts';
import { createControl, type PoolerControl } from './control.ts';
import { answerHealthz, answerMetrics, answerReadyz } from './health-endpoints.ts';
import { answerMcp } from './mcp-endpoint.ts';
import { CODES, FrameworkRefusal, Refusal, refusalBody } from './refusal.ts';
import { createRequestCounters } from './request-counters.ts';
import { prefersJson } from './request-headers.ts';
import type { SimulatorState } from './simulator-state.ts';
import { createTokenTable } from './tokens.ts';
import { disturb } from './transport-faults.ts';
import { createWorldHandle, type PoolerWorld } from './world.ts';

export interface PoolerSimulatorOptions {
  /** What is served, read at every call: a constant for tests, the story for the demo. */
  readonly world: () => PoolerWorld;
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Where the `redirect` fault points to. */
  readonly redirectTo?: string;
  /** The longest a call waits for admission, ms; 5 s like the real one (pooler-contract 5.3). */
  readonly queueWaitMs?: number;
  /** Largest request body, bytes; 64 MiB like the real one (pooler-contract 10.1). */
  readonly maxBodyBytes?: number;
}

/** A Pooler as one web-standard function, and the control that tests and the demo hold. */
export interface PoolerSimulator {
  /** Answers like the real server; rejects with `ConnectionCut` where that fault is set. */
  fetch(request: Request): Promise<Response>;
  readonly control: PoolerControl;
}

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);
const UNSAFE_PATH = /%2f|%5c|%00/i;

/** Creates a simulated Pooler 0.6.8 over a world (pooler-contract 1 to 3); nothing is bound to a port. */
export function createPoolerSimulator(options: PoolerSimulatorOptions): PoolerSimulator {
  const state: SimulatorState = {
    fault: 'none',
    metricsExposure: { kind: 'open' },
    hold: Promise.resolve(),
    world: createWorldHandle(options.world),
    tokens: createTokenTable(options.randomBytes),
    bulkhead: createBulkhead({ running: 4, queued: 8, queueWaitMs: options.queueWaitMs ?? 5_000 }),
    counters: createRequestCounters(),
    maxBodyBytes: options.maxBodyBytes ?? 64 * 1024 * 1024,
    nowMs: options.nowMs,
  };
  const routes = createRoutes(state);
  const redirectTo = options.redirectTo ?? 'https://pooler.example.com/mcp';
  return {
    control: createControl(state),
    async fetch(request) {
      const answer = withCommonHeaders(request, await genuineAnswer(request, routes), options.randomBytes);
      state.counters.record(request.method, answer.status);
      return disturb(state.fault, answer, redirectTo);
    },
  };
}

function createRoutes(state: SimulatorState): Hono {
  const routes = new Hono({ strict: false });
  routes.all('/mcp', (c) => answerMcp(c.req.raw, state));
  routes.get('/healthz', (c) => answerHealthz(c.req.raw));
  routes.get('/readyz', (c) => answerReadyz(c.req.raw, state));
  routes.get('/metrics', (c) => answerMetrics(c.req.raw, state));
  routes.notFound(() => {
    throw new FrameworkRefusal(404);
  });
  routes.onError((error, c) => frameworkError(error, c.req.raw));
  return routes;
}

async function genuineAnswer(request: Request, routes: Hono): Promise<Response> {
  const url = new URL(request.url);
  const foreign = url.protocol === 'http:' && !LOCAL_HOSTS.has(url.hostname);
  const forwarded = request.headers.get('x-forwarded-proto') === 'https';
  if (foreign && !forwarded && url.pathname !== '/metrics') {
    // A client that follows this with its bearer leaks it (POOLER-T16).
    const status = ['GET', 'HEAD'].includes(request.method) ? 301 : 307;
    return new Response(null, { status, headers: { location: `https://localhost${url.pathname}` } });
  }
  if (url.pathname.startsWith('/mcp') && UNSAFE_PATH.test(url.pathname)) {
    const refusal = new Refusal(400, CODES.invalidRequest, 'invalid request');
    return Response.json(refusalBody(refusal), { status: refusal.status });
  }
  return routes.fetch(request);
}

function frameworkError(error: Error, request: Request): Response {
  const { status, message } = error instanceof FrameworkRefusal ? error : new FrameworkRefusal(500);
  return prefersJson(request.headers)
    ? Response.json({ errors: { detail: message } }, { status })
    : new Response(message, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Request id and cache rule on every answer; JSON carries its charset (pooler-contract 1.1, 2.1). */
function withCommonHeaders(
  request: Request,
  answer: Response,
  randomBytes: PoolerSimulatorOptions['randomBytes'],
): Response {
  const headers = new Headers(answer.headers);
  const asked = request.headers.get('x-request-id') ?? '';
  const kept = asked.length >= 20 && asked.length <= 200;
  headers.set('x-request-id', kept ? asked : Buffer.from(randomBytes(15)).toString('base64url'));
  headers.set('cache-control', 'max-age=0, private, must-revalidate');
  if (headers.get('content-type') === 'application/json') {
    headers.set('content-type', 'application/json; charset=utf-8');
  }
  return new Response(answer.body, { status: answer.status, headers });
}
