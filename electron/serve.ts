import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { OperatorError } from '../shared/api/operator-error.ts';
import type { Console } from './app.ts';
import type { ServeArguments } from './commands/arguments.ts';
import { createProcessConsole } from './process-console.ts';
import { openBrowser } from './web/open-browser.ts';
import { createSessionDoor } from './web/session-door.ts';

const PAGE_DIRECTORY = fileURLToPath(new URL('../out/renderer', import.meta.url));
const HOST = '127.0.0.1';

/** A running web door. */
export interface WebDoor {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** A fresh address with a single-use code in its fragment. */
  readonly newLink: () => string;
  close(): Promise<void>;
}

/** Listens on loopback only and hands every admitted request to the console. */
export async function openWebDoor(app: Console, port: number, nowMs: () => number): Promise<WebDoor> {
  const door = createSessionDoor({ next: (request) => app.fetch(request), nowMs });
  const server = serve({ fetch: (request) => door.fetch(request), hostname: HOST, port });
  const actualPort = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new OperatorError(`Port ${port} is in use. Choose another with --port, or leave it out.`)
          : error,
      ),
    );
    server.once('listening', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
  const origin = `http://${HOST}:${actualPort}`;
  return {
    origin,
    newLink: () => `${origin}/#code=${door.issueCode()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Long polls are held open on purpose; closing must not wait for them.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function printLink(link: string): void {
  process.stdout.write(
    `\nOpen  ${link}\nThe link works once, within 60 seconds. Press Enter here for a new one.\n`,
  );
}

/** Resolves at the first Ctrl+C or termination request. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Runs the web door until it is stopped; returns the exit code. */
export async function runServe(command: ServeArguments): Promise<number> {
  if (!existsSync(PAGE_DIRECTORY)) {
    throw new OperatorError('The page is not built yet. Use npm start, or run npm run build once.');
  }
  const app = await createProcessConsole({
    dataDirectory: command.dataDirectory,
    connectionName: command.connectionName,
    snapshotFile: command.snapshotFile ?? undefined,
    pageDirectory: PAGE_DIRECTORY,
  });
  const door = await openWebDoor(app, command.port, Date.now).catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  app.start();
  process.stdout.write(`The console runs at ${door.origin} (this machine only). Stop it with Ctrl+C.\n`);
  if (command.openBrowser && openBrowser(door.newLink())) process.stdout.write('Opening your browser ...\n');
  printLink(door.newLink());
  process.stdin.on('data', () => printLink(door.newLink()));
  await untilStopped();
  process.stdin.destroy();
  await door.close();
  await app.stop();
  return 0;
}
