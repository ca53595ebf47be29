import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: URL;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/**
 * Serves a web-standard function on 127.0.0.1, on any free port when `port` is 0; rejects when the port is taken. Where
 * the function rejects, the connection is cut: that is what a server that is down looks like.
 */
export async function serveOnLoopback(
  answer: (request: Request) => Promise<Response>,
  port: number,
): Promise<LoopbackServer> {
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      try {
        return await answer(request);
      } catch (error) {
        outgoing.destroy();
        throw error;
      }
    },
    { overrideGlobalObjects: false, errorHandler: () => undefined },
  );
  const server = createServer(listener);
  // Seen on the real Pooler (pooler-contract 13.2): a 60 s poll races the end of an idle connection.
  server.keepAliveTimeout = 60_000;
  const bound = await listen(server, port);
  return { url: new URL(`http://127.0.0.1:${bound}`), close: () => close(server) };
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') resolve(address.port);
    else reject(new Error('the simulated server has no port'));
  });
  return promise;
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
