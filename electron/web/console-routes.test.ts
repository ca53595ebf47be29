import { describe, expect, it } from 'vitest';
import { OperatorError } from '../../shared/api/operator-error.ts';
import type { ConsolePorts } from '../../shared/api/ports.ts';
import { emptyState, notingPorts } from '../../shared/api/testing/console-state.ts';
import { API_PATH, createRoutes } from './console-routes.ts';
import { createSessionDoor } from './session-door.ts';

const FILES = new Map([
  [
    '/index.html',
    {
      body: Buffer.from('<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">'),
      contentType: 'text/html; charset=utf-8',
    },
  ],
  ['/assets/app-1a2b.js', { body: Buffer.from('example()'), contentType: 'text/javascript; charset=utf-8' }],
]);

function bench(change: Partial<ConsolePorts> = {}) {
  const logged: string[] = [];
  const { ports, calls } = notingPorts(emptyState());
  const snapshots = { release: async () => null, open: async () => {} };
  const fetch = createRoutes({ ...ports, ...change }, FILES, snapshots, (path) => logged.push(path));
  const ask = (path: string, init?: RequestInit) => fetch(new Request(`http://127.0.0.1${path}`, init));
  const post = (path: string, input: unknown) =>
    ask(`${API_PATH}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
  return { fetch, ask, post, logged, calls };
}

describe('the page', () => {
  it('is never cached and carries one nonce in its policy and in its text', async () => {
    const response = await bench().ask('/');
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    expect(await response.text()).toBe(`<meta content="${nonce}"><style nonce="${nonce}">`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('has another nonce each time', async () => {
    const { ask } = bench();
    expect(await (await ask('/')).text()).not.toBe(await (await ask('/index.html')).text());
  });

  it('may load nothing but its own files, and be framed by nobody', async () => {
    const policy = (await bench().ask('/')).headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy.join()).not.toContain('unsafe');
  });

  it('has files that are kept for ever, for their names carry their content', async () => {
    const response = await bench().ask('/assets/app-1a2b.js');
    expect([response.headers.get('cache-control'), await response.text()]).toEqual([
      'public, max-age=31536000, immutable',
      'example()',
    ]);
  });

  it.each([
    '/missing.js',
    '/assets/',
    '/assets/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets\\app-1a2b.js%00',
  ])('has nothing at %s', async (path) => {
    expect((await bench().ask(path)).status).toBe(404);
  });

  it('cannot be written to', async () => {
    expect((await bench().ask('/', { method: 'POST' })).status).toBe(404);
  });
});

it.each(['/', '/assets/app-1a2b.js', '/missing', `${API_PATH}/shell.view`, `${API_PATH}/missing`])(
  'every answer tells the browser to guess nothing and to share nothing: %s',
  async (path) => {
    const { headers } = await bench().ask(path);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([
      'nosniff',
      'no-referrer',
    ]);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  },
);

describe('the API', () => {
  it('answers, and is never cached', async () => {
    const response = await bench().ask(`${API_PATH}/connections.list`);
    expect(await response.json()).toEqual({ result: { data: [] } });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('passes a mutation on', async () => {
    const { post, calls } = bench();
    expect((await post('connections.activate', { name: 'example' })).status).toBe(200);
    expect(calls).toEqual([['activateConnection', 'example']]);
  });

  it('changes nothing for a GET', async () => {
    const { ask, calls } = bench();
    const input = encodeURIComponent(JSON.stringify({ name: 'example' }));
    expect((await ask(`${API_PATH}/connections.activate?input=${input}`)).status).toBe(405);
    expect(calls).toEqual([]);
  });

  it('refuses bad input without repeating it', async () => {
    const { post, calls } = bench();
    const response = await post('incident.release', { text: 'example-secret-value', medium: 'mail' });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('example-secret-value');
    expect(calls).toEqual([]);
  });

  it('shows an error that was written for people, without a stack', async () => {
    const { post } = bench({
      activateConnection: () => Promise.reject(new OperatorError('Choose another name.')),
    });
    const text = await (await post('connections.activate', { name: 'example' })).text();
    expect(text).toContain('Choose another name.');
    expect(text).not.toMatch(/stack|\.ts/);
  });

  it('keeps any other error to itself and logs only which call failed', async () => {
    const { post, logged } = bench({
      activateConnection: () => Promise.reject(new Error('example-secret-value in the way')),
    });
    const text = await (await post('connections.activate', { name: 'example' })).text();
    expect(text).not.toContain('example-secret-value');
    expect(text).toContain('unexpectedly');
    expect(logged).toEqual(['connections.activate']);
  });

  it('does not log the name of a call that there is not', async () => {
    const { ask, logged } = bench();
    expect((await ask(`${API_PATH}/example-secret-value`)).status).toBe(404);
    expect(logged).toEqual(['of an unknown name']);
  });
});

it('behind the session door no spelling of its path reaches the API without a key', async () => {
  const { fetch, calls } = bench();
  const door = createSessionDoor({ next: fetch, nowMs: () => 0 });
  for (const path of [
    '/api/trpc/shell.view',
    '/%61pi/trpc/shell.view',
    '/api%2Ftrpc/shell.view',
    '//api/trpc/shell.view',
  ]) {
    const request = new Request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1' } });
    expect((await door.fetch(request)).status).toBe(401);
  }
  expect(calls).toEqual([]);
});
