import { createServer } from 'node:net';

/** A port of loopback that was free a moment ago, for servers that cannot report one they chose themselves. */
export function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    if (address === null || typeof address === 'string') reject(new Error('no port'));
    else probe.close(() => resolve(address.port));
  });
  return promise;
}
