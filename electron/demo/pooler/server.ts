import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { PoolerControl } from './control.ts';
import { createPoolerSimulator, type PoolerSimulatorOptions } from './simulator.ts';

export interface PoolerServerOptions extends Omit<PoolerSimulatorOptions, 'randomBytes' | 'nowMs'> {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly nowMs?: () => number;
}

/** A simulated Pooler on loopback. */
export interface PoolerServer {
  /** Its origin, for instance `http://127.0.0.1:40000`. */
  readonly url: URL;
  readonly control: PoolerControl;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Binds a simulated Pooler to 127.0.0.1; rejects when the port is taken. Tokens come from `control.issueToken`. */
export async function startPoolerSimulator(options: PoolerServerOptions): Promise<PoolerServer> {
  const { port = 0, nowMs = Date.now, ...rest } = options;
  const simulator = createPoolerSimulator({ ...rest, nowMs, randomBytes });
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      try {
        return await simulator.fetch(request);
      } catch (error) {
        // Without an answer there is nothing to send: this is what a cut connection looks like.
        outgoing.destroy();
        throw error;
      }
    },
    { overrideGlobalObjects: false, errorHandler: () => undefined },
  );
  const server = createServer(listener);
  // Seen on the real server (pooler-contract 13.2): a 60 s poll races the end of an idle connection.
  server.keepAliveTimeout = 60_000;
  const bound = await listen(server, port);
  return {
    url: new URL(`http://127.0.0.1:${bound}`),
    control: simulator.control,
    close: () => close(server),
  };
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') resolve(address.port);
    else reject(new Error('the simulated Pooler has no port'));
  });
  return promise;
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
