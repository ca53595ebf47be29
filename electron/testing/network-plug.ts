import { connect, createServer, type Socket } from 'node:net';
import { listenOnLoopback } from './loopback-port.ts';

/** A cable to a server on loopback that can be pulled: whoever connects is then refused, as with a server gone. */
export interface NetworkPlug {
  readonly url: URL;
  pull(): Promise<void>;
  /** Back at the same address. */
  plugIn(): Promise<void>;
}

/** Lays a cable to `target`, plugged in. */
export async function createNetworkPlug(target: URL): Promise<NetworkPlug> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // An end that is torn off is what this is for.
    socket.on('error', () => {});
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });

  const port = await listenOnLoopback(server);

  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    async pull() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async plugIn() {
      if (!server.listening) await listenOnLoopback(server, port);
    },
  };
}
