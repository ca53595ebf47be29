import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { listenOnLoopback } from '../../testing/loopback-port.ts';
import { createGuardedFetch, type Fetch, type GuardedFetchConfig } from './guarded-fetch.ts';
import { GuardedFetchError, type GuardedFetchReason } from './guarded-fetch-error.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listening(server: Server): Promise<URL> {
  return new URL(`http://127.0.0.1:${await listenOnLoopback(server)}/`);
}

function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return listening(server);
}

/** `onRequest` sees the n-th request that arrives on any connection, from 0. */
function serveRaw(onRequest: (socket: Socket, nth: number) => void): Promise<URL> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => sockets.delete(socket));
    socket.on('data', () => onRequest(socket, requests++));
  });
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listening(server);
}

function guarded(origin: URL, config: Partial<GuardedFetchConfig> = {}): Fetch {
  return createGuardedFetch({
    origin,
    allowInsecureHttp: false,
    timeoutMs: 5_000,
    maxBodyBytes: 100_000,
    ...config,
  });
}

async function failure(call: Promise<unknown>): Promise<GuardedFetchError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GuardedFetchError) return error;
    throw error;
  }
  throw new Error('the call went through');
}

const reason = async (call: Promise<unknown>): Promise<GuardedFetchReason> => (await failure(call)).reason;

/** A network that must not be reached. */
const noNetwork: Fetch = () => Promise.reject(new Error('the network was touched'));

test('hands on a complete answer, unpacked, with status and headers', async () => {
  const origin = await serve((_request, response) => {
    response.writeHead(203, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
    response.end(gzipSync('{"a":1}'));
  });
  const response = await guarded(origin)(new URL('/x', origin));
  expect(response.status).toBe(203);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.has('content-encoding')).toBe(false);
  expect(await response.json()).toEqual({ a: 1 });
});

test('sends accept and the bearer as given, and no Origin', async () => {
  const seen: Record<string, unknown>[] = [];
  const origin = await serve((request, response) => {
    seen.push(request.headers);
    response.end();
  });
  await guarded(origin)(origin, { headers: { accept: '*/*', authorization: 'Bearer example' } });
  expect(seen[0]).toMatchObject({ accept: '*/*', authorization: 'Bearer example' });
  expect(seen[0]).not.toHaveProperty('origin');
});

test('accepts answers without a body', async () => {
  const origin = await serve((_request, response) => response.writeHead(204).end());
  expect((await guarded(origin)(origin)).status).toBe(204);
});

test.each([301, 302, 303, 307, 308])('refuses a %i, so that the bearer never follows', async (status) => {
  let followed = 0;
  const elsewhere = await serve((_request, response) => {
    followed++;
    response.end();
  });
  const origin = await serve((_request, response) => {
    response.writeHead(status, { location: elsewhere.href }).end();
  });
  const headers = { authorization: 'Bearer example' };
  expect(await reason(guarded(origin)(origin, { method: 'POST', headers, body: '{}' }))).toBe('redirect');
  expect(followed).toBe(0);
});

test.each([
  ['another host', 'https://other.example.test/'],
  ['another port', 'https://example.test:8443/'],
  ['another scheme', 'http://example.test/'],
  ['a file', 'file:///etc/hostname'],
  ['a data URL', 'data:text/plain,x'],
  ['no URL at all', '/relative'],
])('never talks to %s than the configured origin', async (_name, url) => {
  const fetch = guarded(new URL('https://example.test/'), { fetch: noNetwork });
  expect(await reason(fetch(url))).toBe('foreign origin');
});

test('refuses user info in the request and in the configured address', async () => {
  const plain = new URL('https://example.test/');
  const withUser = new URL('https://someone:secret@example.test/');
  expect(await reason(guarded(plain, { fetch: noNetwork })(withUser))).toBe('user info');
  expect(await reason(guarded(withUser, { fetch: noNetwork })(plain))).toBe('user info');
});

test('sends no credentials over plain http to another machine unless the profile allows it', async () => {
  const origin = new URL('http://192.0.2.7/');
  const network: Fetch = () => Promise.resolve(new Response('reached'));
  const withBearer = { headers: { authorization: 'Bearer example' } };
  expect(await reason(guarded(origin, { fetch: noNetwork })(origin, withBearer))).toBe('insecure');

  const allowed = await guarded(origin, { fetch: network, allowInsecureHttp: true })(origin, withBearer);
  expect(await allowed.text()).toBe('reached');
  const anonymous = await guarded(origin, { fetch: network })(origin);
  expect(await anonymous.text()).toBe('reached');
});

test('cuts off an endless body at the cap', async () => {
  let closed = false;
  const origin = await serve((_request, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(20_000, 'x')), 1);
    response.on('close', () => {
      clearInterval(timer);
      closed = true;
    });
  });
  expect(await reason(guarded(origin)(origin))).toBe('too large');
  await expect.poll(() => closed).toBe(true);
});

test('cuts off a gzip bomb by its unpacked size', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  expect(bomb.byteLength).toBeLessThan(100_000);
  const origin = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  });
  expect(await reason(guarded(origin)(origin))).toBe('too large');
});

test('accepts a body of exactly the cap', async () => {
  const origin = await serve((_request, response) => response.end(Buffer.alloc(100_000)));
  expect((await (await guarded(origin)(origin)).arrayBuffer()).byteLength).toBe(100_000);
});

test('ends a slowly dripping body at the time limit of the whole call', async () => {
  const origin = await serve((_request, response) => {
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  });
  expect(await reason(guarded(origin, { timeoutMs: 200 })(origin))).toBe('timeout');
});

test('ends a call nobody answers at the time limit', async () => {
  const origin = await serveRaw(() => {});
  expect(await reason(guarded(origin, { timeoutMs: 200 })(origin))).toBe('timeout');
});

test('the time limit holds beside a signal of the caller', async () => {
  const origin = await serveRaw(() => {});
  const { signal } = new AbortController();
  expect(await reason(guarded(origin, { timeoutMs: 200 })(origin, { signal }))).toBe('timeout');
});

test("an abort by the caller keeps the caller's reason", async () => {
  const origin = await serveRaw(() => {});
  const controller = new AbortController();
  const call = guarded(origin)(origin, { signal: controller.signal });
  controller.abort(new Error('no longer wanted'));
  await expect(call).rejects.toThrow('no longer wanted');
});

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

test('POOLER 13.2: sends a read once more when the idle connection was just closed', async () => {
  const origin = await serveRaw((socket, nth) => {
    if (nth === 1) socket.resetAndDestroy();
    else socket.write(ANSWER);
  });
  const fetch = guarded(origin);
  expect(await (await fetch(origin)).text()).toBe('ok');
  expect(await (await fetch(origin, { method: 'POST', body: '{}' })).text()).toBe('ok');
});

test('gives up after the second reset', async () => {
  let requests = 0;
  const origin = await serveRaw((socket) => {
    requests++;
    socket.destroy();
  });
  expect(await reason(guarded(origin)(origin))).toBe('connection lost');
  expect(requests).toBe(2);
});

test('does not send again once an answer has begun', async () => {
  let requests = 0;
  const origin = await serveRaw((socket) => {
    requests++;
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc');
    setTimeout(() => socket.destroy(), 20);
  });
  expect(await reason(guarded(origin)(origin))).toBe('connection lost');
  expect(requests).toBe(1);
});

test('tells a refused connection, a plain port behind https, noise and broken gzip apart', async () => {
  const gone = await serve(() => {});
  for (const close of closers.splice(0)) close();
  expect(await reason(guarded(gone)(gone))).toBe('connection refused');

  const plain = await serve((_request, response) => response.end());
  const asHttps = new URL(`https://${plain.host}/`);
  expect(await reason(guarded(asHttps)(asHttps))).toBe('tls');

  const noise = await serveRaw((socket) => socket.end('SSH-2.0-example\r\n\r\n'));
  const noisy = await failure(guarded(noise)(noise));
  expect([noisy.reason, noisy.outcome]).toEqual(['not http', 'malformed']);

  const broken = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc');
  });
  expect(await reason(guarded(broken)(broken))).toBe('broken compression');
});

test.each([
  ['ENOTFOUND', 'unknown name'],
  ['EAI_AGAIN', 'unknown name'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['EHOSTUNREACH', 'no connection'],
])('sorts %s as "%s"', async (code, expected) => {
  const cause = Object.assign(new Error('connect to host.example.test failed'), { code });
  const network: Fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
  const origin = new URL('https://host.example.test/');
  const error = await failure(guarded(origin, { fetch: network })(origin));
  expect(error.reason).toBe(expected);
});

test('an error names no host, no token and nothing of the body', async () => {
  const cause = Object.assign(new Error('getaddrinfo ENOTFOUND host.example.test'), { code: 'ENOTFOUND' });
  const network: Fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
  const origin = new URL('https://host.example.test/');
  const headers = { authorization: 'Bearer mcp-cxp-example' };
  const error = await failure(guarded(origin, { fetch: network })(origin, { headers }));
  expect(error.cause).toBeUndefined();
  expect(`${error.stack}`).not.toMatch(/host\.example|mcp-cxp|getaddrinfo/);
});
