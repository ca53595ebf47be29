import { randomBytes } from 'node:crypto';
import { type LoopbackServer, serveOnLoopback } from '../loopback-server.ts';
import type { PoolerControl } from './control.ts';
import { createPoolerSimulator, type PoolerSimulatorOptions } from './simulator.ts';

export interface PoolerServerOptions extends Omit<PoolerSimulatorOptions, 'randomBytes' | 'nowMs'> {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly nowMs?: () => number;
}

/** A simulated Pooler on loopback. */
export interface PoolerServer extends LoopbackServer {
  readonly control: PoolerControl;
}

/** Binds a simulated Pooler to 127.0.0.1; rejects when the port is taken. Tokens come from `control.issueToken`. */
export async function startPoolerSimulator(options: PoolerServerOptions): Promise<PoolerServer> {
  const { port = 0, nowMs = Date.now, ...rest } = options;
  const simulator = createPoolerSimulator({ ...rest, nowMs, randomBytes });
  const server = await serveOnLoopback(simulator.fetch, port);
  return { ...server, control: simulator.control };
}
