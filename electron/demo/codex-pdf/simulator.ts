import { createProcessMetrics, type ProcessMetrics } from './process-metrics.ts';
import { createRandom } from './random.ts';
import { createServing } from './serving.ts';
import type { TrafficProfile } from './traffic.ts';

/** What `/metrics` does instead of answering well; `/v1/healthz` keeps answering unless the service is down. */
export type CodexPdfFault = 'none' | 'not instrumented' | 'unauthorized' | 'down' | 'html';

export interface CodexPdfSimulatorOptions {
  /** The traffic at a time since the simulator was made, ms; read once per simulated second. */
  readonly trafficAt: (elapsedMs: number) => TrafficProfile;
  readonly seed: number;
  readonly nowMs: () => number;
  /** What `/v1/contract` says at a time since the simulator was made, ms; one that never changes when absent. */
  readonly contractAt?: (elapsedMs: number) => CodexPdfContract;
  /** 2 interleaves two workers behind one address (SLO-T1); 1 when absent. */
  readonly workers?: 1 | 2;
  /** False behaves as under `PROMETHEUS_DISABLE_CREATED_SERIES`; true when absent. */
  readonly createdSeries?: boolean;
}

/** The versions a process runs with (slo-contract 4.5). */
export interface CodexPdfContract {
  readonly package_version: string;
  readonly ai_model_versions: Readonly<
    Record<string, { readonly model: string; readonly prompt: string; readonly schema: string }>
  >;
}

const firstContract = (): CodexPdfContract => ({ package_version: '1.19.0', ai_model_versions: {} });

/** codex-pdf as one web-standard function, and the control that tests and the demo hold. */
export interface CodexPdfSimulator {
  /** Answers like the real service, traffic up to now included; rejects while it is down. */
  fetch(request: Request): Promise<Response>;
  /** Lets traffic happen up to a moment, Unix ms. The same moments give the same counters, however many calls. */
  advance(toMs: number): void;
  /** Ends the processes and starts new ones: counters begin again, creation times move on. */
  restart(): void;
  setFault(fault: CodexPdfFault): void;
}

const STEP_MS = 1000;

/** A scrape after a longer pause than this finds that the service slept as well: nobody waits for a day's traffic. */
const LONGEST_CATCH_UP_MS = 15 * 60_000;

const SIGN_IN_PAGE =
  '<!doctype html>\n<html><head><title>Sign in</title></head><body>Sign in</body></html>\n';

/** Creates a simulated codex-pdf 1.19 (slo-contract 1); nothing is bound to a port. */
export function createCodexPdfSimulator(options: CodexPdfSimulatorOptions): CodexPdfSimulator {
  const startMs = options.nowMs();
  const random = createRandom(options.seed);
  // Scrapes must not disturb the traffic, so they draw from their own.
  const scrapeRandom = createRandom(options.seed + 1);
  const serve = createServing(random);
  let steps = 0;
  let fault: CodexPdfFault = 'none';
  let workers = startWorkers(startMs);

  function startWorkers(atMs: number): readonly ProcessMetrics[] {
    return Array.from({ length: options.workers ?? 1 }, () =>
      createProcessMetrics(atMs, options.createdSeries ?? true),
    );
  }

  /** The worker that gets the next connection: any. */
  const pick = (draw: () => number): ProcessMetrics | undefined =>
    workers.length === 1 ? workers[0] : workers[Math.floor(draw() * workers.length)];

  const advance = (toMs: number): void => {
    for (; startMs + (steps + 1) * STEP_MS <= toMs; steps += 1) {
      const served = serve(options.trafficAt(steps * STEP_MS), STEP_MS / 1000);
      pick(random)?.record(served, startMs + (steps + 1) * STEP_MS);
    }
  };

  const catchUp = (): void => {
    const behind = Math.floor((options.nowMs() - startMs) / STEP_MS) - steps;
    const most = LONGEST_CATCH_UP_MS / STEP_MS;
    if (behind > most) steps += behind - most;
    advance(options.nowMs());
  };

  async function answerMetrics(): Promise<Response> {
    switch (fault) {
      case 'not instrumented':
        return text(503, 'prometheus_client not installed');
      case 'unauthorized':
        return text(401, 'Unauthorized');
      case 'html':
        return new Response(SIGN_IN_PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } });
      case 'none':
      case 'down':
        catchUp();
        return new Response((await pick(scrapeRandom)?.expose()) ?? '', {
          headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
        });
    }
  }

  return {
    advance,
    async fetch(request) {
      if (fault === 'down') throw new TypeError('the simulated service is down');
      if (request.method !== 'GET') return Response.json({ detail: 'Method Not Allowed' }, { status: 405 });
      switch (new URL(request.url).pathname) {
        case '/metrics':
          return answerMetrics();
        case '/healthz':
        case '/v1/healthz':
          return Response.json({ status: 'ok' });
        case '/v1/contract':
          return Response.json((options.contractAt ?? firstContract)(options.nowMs() - startMs));
        default:
          return Response.json({ detail: 'Not Found' }, { status: 404 });
      }
    },
    restart() {
      catchUp();
      workers = startWorkers(options.nowMs());
    },
    setFault(next) {
      fault = next;
    },
  };
}

function text(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
