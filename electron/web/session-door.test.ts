import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LIFETIME_MS, createSessionDoor, SESSION_HEADER } from './session-door.ts';

const ORIGIN = 'http://127.0.0.1:4321';

/** A door in front of a console that notes which paths reach it. */
function bench() {
  let nowMs = 0;
  const passed: string[] = [];
  const door = createSessionDoor({
    nowMs: () => nowMs,
    next: async (request) => {
      passed.push(new URL(request.url).pathname);
      return new Response('console');
    },
  });
  const ask = (path: string, { method = 'GET', headers = {}, body }: RequestParts = {}) =>
    door.fetch(
      new Request(`${ORIGIN}${path}`, {
        method,
        headers: { host: '127.0.0.1:4321', ...headers },
        ...(body === undefined ? {} : { body }),
      }),
    );
  const exchange = (code: unknown) => ask('/api/session', { method: 'POST', body: JSON.stringify({ code }) });
  const session = async () => {
    const answer: { key: string } = await (await exchange(door.issueCode())).json();
    return { [SESSION_HEADER]: answer.key };
  };
  const wait = (ms: number) => {
    nowMs += ms;
  };
  return { door, ask, exchange, session, passed, wait };
}
interface RequestParts {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

describe('the Host', () => {
  it.each([
    'localhost',
    'localhost:8080',
    '127.0.0.1',
    '127.0.0.1:65535',
    '[::1]',
    '[::1]:4321',
    'LOCALHOST:1',
  ])('may be %s, also at the port of a tunnel', async (host) => {
    expect((await bench().ask('/', { headers: { host } })).status).toBe(200);
  });

  it.each([
    '',
    'example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
    'example.com:80@localhost',
    '127.0.0.2',
    '[::2]',
    'localhost:',
    'localhost:123456',
    'localhost, example.com',
  ])('may not be %j: names can be pointed here by anyone', async (host) => {
    const { ask, passed } = bench();
    expect((await ask('/', { headers: { host } })).status).toBe(403);
    expect(passed).toEqual([]);
  });
});

describe('another page', () => {
  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://example.com' },
    { origin: 'http://localhost:4321' },
    { origin: 'null' },
  ])('gets nothing from the API, even with the key: %j', async (headers) => {
    const { ask, session, passed } = bench();
    const key = await session();
    expect((await ask('/api/trpc/now.view', { headers: { ...key, ...headers } })).status).toBe(403);
    expect((await ask('/', { headers })).status).toBe(403);
    expect(passed).toEqual([]);
  });

  it('may lead the browser here, as the redirect file does, and to nothing but the page', async () => {
    const { ask, session } = bench();
    const led = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await ask('/', { headers: led })).status).toBe(200);
    expect((await ask('/', { headers: { ...led, 'sec-fetch-dest': 'iframe' } })).status).toBe(403);
    expect((await ask('/', { method: 'POST', headers: led })).status).toBe(403);
    expect((await ask('/api/trpc/now.view', { headers: { ...(await session()), ...led } })).status).toBe(403);
  });

  it('is told apart from this one by the Host that was asked for', async () => {
    const { ask } = bench();
    const tunnel = {
      host: 'localhost:9999',
      origin: 'http://localhost:9999',
      'sec-fetch-site': 'same-origin',
    };
    expect((await ask('/', { headers: tunnel })).status).toBe(200);
  });
});

describe('without a session', () => {
  it.each(['/', '/index.html', '/assets/app-1a2b3c.js', '/apiary.svg'])('%s is served', async (path) => {
    expect((await bench().ask(path)).status).toBe(200);
  });

  it.each([
    '/api/trpc/now.view',
    '/api',
    '/api/',
    '/%61pi/trpc/now.view',
    '/api%2Ftrpc/now.view',
    '/%2561pi/trpc/now.view',
    '//api/trpc/now.view',
    '/assets/..%2fapi/trpc/now.view',
    '/assets/../api/trpc/now.view',
    '/assets/%2e%2e/api/trpc/now.view',
  ])('%s is refused and never reaches the console', async (path) => {
    const { ask, passed } = bench();
    expect((await ask(path)).status).toBe(401);
    expect(passed).toEqual([]);
  });

  it.each(['', 'x', 'x'.repeat(100_000)])('a made-up key opens nothing', async (key) => {
    const { ask, session } = bench();
    await session();
    expect((await ask('/api/trpc/now.view', { headers: { [SESSION_HEADER]: key } })).status).toBe(401);
  });
});

describe('a code', () => {
  it('opens a session with which the API answers', async () => {
    const { ask, session, passed } = bench();
    expect((await ask('/api/trpc/now.view', { headers: await session() })).status).toBe(200);
    expect(passed).toEqual(['/api/trpc/now.view']);
  });

  it('works once', async () => {
    const { door, exchange } = bench();
    const code = door.issueCode();
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).status).toBe(401);
  });

  it('works once even when it is used twice at the same time', async () => {
    const { door, exchange } = bench();
    const code = door.issueCode();
    const answers = await Promise.all([exchange(code), exchange(code), exchange(code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
  });

  it('works for sixty seconds and not a millisecond longer', async () => {
    const { door, exchange, wait } = bench();
    const [inTime, late] = [door.issueCode(), door.issueCode()];
    wait(CODE_LIFETIME_MS);
    expect((await exchange(inTime)).status).toBe(200);
    wait(1);
    expect((await exchange(late)).status).toBe(401);
  });

  it.each([undefined, null, 1, '', 'made-up', 'x'.repeat(201)])('cannot be %j', async (code) => {
    expect((await bench().exchange(code)).status).toBe(401);
  });

  it('is taken from a POST of JSON alone', async () => {
    const { door, ask } = bench();
    expect((await ask(`/api/session?code=${door.issueCode()}`)).status).toBe(405);
    expect((await ask('/api/session', { method: 'POST', body: 'not json' })).status).toBe(401);
  });

  it('gives each page a key of its own, which no answer repeats', async () => {
    const { session, exchange, door } = bench();
    const [one, two] = [await session(), await session()];
    expect(one).not.toEqual(two);
    expect((await exchange(door.issueCode())).headers.get('cache-control')).toBe('no-store');
  });

  it('opens exactly one session, whatever is tried in whatever order', async () => {
    const attempts = fc.array(fc.nat(3), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(attempts, async (order) => {
        const { door, exchange } = bench();
        const codes = Array.from({ length: 3 }, () => door.issueCode());
        const opened = new Map<number, number>();
        for (const index of order) {
          const { status } = await exchange(codes[index] ?? 'made-up');
          if (status === 200) opened.set(index, (opened.get(index) ?? 0) + 1);
        }
        expect(opened).toEqual(
          new Map([...new Set(order)].filter((index) => index < 3).map((index) => [index, 1])),
        );
      }),
      { numRuns: 30 },
    );
  });
});
