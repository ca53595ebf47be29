import { createServer } from 'node:net';
import { listenOnLoopback } from './loopback-port.ts';

/** A port of loopback that was free a moment ago, for servers that cannot report one they chose themselves. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listenOnLoopback(probe);
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}
