import type { Server } from 'node:net';

/** Lets a server listen on loopback, on any free port when none is given; resolves with the port. */
export function listenOnLoopback(server: Server, port = 0): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    server.off('error', reject);
    const address = server.address();
    if (address === null || typeof address === 'string') reject(new Error('no port'));
    else resolve(address.port);
  });
  return promise;
}
