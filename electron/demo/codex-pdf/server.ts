import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import {
  type CodexPdfSimulator,
  type CodexPdfSimulatorOptions,
  createCodexPdfSimulator,
} from './simulator.ts';

/** A simulated codex-pdf on loopback. */
export interface CodexPdfServer {
  /** Its origin; `/metrics` is below it. */
  readonly url: URL;
  readonly simulator: CodexPdfSimulator;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Binds a simulated codex-pdf to 127.0.0.1, on any free port unless one is given; rejects when it is taken. */
export async function startCodexPdfSimulator(
  options: CodexPdfSimulatorOptions & { readonly port?: number },
): Promise<CodexPdfServer> {
  const simulator = createCodexPdfSimulator(options);
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      try {
        return await simulator.fetch(request);
      } catch (error) {
        // Down means no answer at all, so the connection is cut.
        outgoing.destroy();
        throw error;
      }
    },
    { overrideGlobalObjects: false, errorHandler: () => undefined },
  );
  const server = createServer(listener);
  const port = await listen(server, options.port ?? 0);
  return { url: new URL(`http://127.0.0.1:${port}`), simulator, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') resolve(address.port);
    else reject(new Error('the simulated codex-pdf has no port'));
  });
  return promise;
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
