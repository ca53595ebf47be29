import { expect, test } from 'vitest';
import { recording } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import type { Fetch } from '../http/guarded-fetch.ts';
import { json, replay, sourceOver } from './test/double.ts';

const READY = { '/healthz': json(200, { status: 'ok' }), '/readyz': json(200, { status: 'ready' }) };

function routes(answers: Readonly<Record<string, Response | Error>>) {
  const asked: { path: string; headers: Headers }[] = [];
  const fetch: Fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    asked.push({ path: pathname, headers: new Headers(init?.headers) });
    const answer = answers[pathname];
    if (answer instanceof Response) return answer.clone();
    throw answer ?? new Error(`no route ${pathname}`);
  };
  return { fetch, asked };
}

const gateway = (answers: Readonly<Record<string, Response | Error>>) =>
  sourceOver(routes(answers).fetch).readGateway();
const health = (alive: boolean, ready: boolean) => ({
  kind: 'ok',
  value: { kind: 'gateway', complete: true, items: [{ id: 'gateway', alive, ready }] },
});

describeRecorded('pooler', 'recorded health answers', () => {
  const answer = (name: string) =>
    replay(recording(name), {
      path: '',
      method: 'GET',
      tool: null,
      args: {},
      id: null,
      headers: new Headers(),
    });

  test.each([
    ['382', '388', true],
    ['385', '391', true],
    ['425', '421', true],
    ['407', '406', false],
    ['427', '428', false],
    ['434', '435', false],
  ])('%s and %s: alive, ready: %s', async (healthz, readyz, ready) => {
    expect(await gateway({ '/healthz': answer(healthz), '/readyz': answer(readyz) })).toMatchObject(
      health(true, ready),
    );
  });

  test('387 and 393: a redirect is refused', async () => {
    expect((await gateway({ '/healthz': answer('387') })).kind).toBe('unreachable');
    expect((await gateway({ ...READY, '/readyz': answer('393') })).kind).toBe('unreachable');
  });

  test('384 and 390: a type the route does not give is malformed', async () => {
    expect((await gateway({ '/healthz': answer('384') })).kind).toBe('malformed');
    expect((await gateway({ ...READY, '/readyz': answer('390') })).kind).toBe('malformed');
  });
});

test('POOLER-T14: asks for any type, and sends no credential', async () => {
  const { fetch, asked } = routes(READY);
  expect(await sourceOver(fetch).readGateway()).toMatchObject(health(true, true));
  expect(asked.map(({ path }) => path)).toEqual(['/healthz', '/readyz']);
  for (const { headers } of asked) {
    expect(headers.get('accept')).toBe('*/*');
    expect(headers.has('authorization')).toBe(false);
  }
});

test('health needs no token', async () => {
  expect(await sourceOver(routes(READY).fetch, () => null).readGateway()).toMatchObject(health(true, true));
});

test.each([500, 502, 503, 504])('a %i on /healthz means not alive', async (status) => {
  expect(await gateway({ '/healthz': new Response('<html>', { status }) })).toMatchObject(
    health(false, false),
  );
});

test.each([
  ['a sign-in page', new Response('<html>sign in</html>', { status: 200 })],
  ['another word', json(200, { status: 'fine' })],
  ['no object', json(200, 'ok')],
])('%s on /healthz is malformed', async (_name, answer) => {
  expect((await gateway({ '/healthz': answer })).kind).toBe('malformed');
});

test('a server without the routes does not expose them', async () => {
  expect((await gateway({ '/healthz': json(404, { errors: { detail: 'Not Found' } }) })).kind).toBe(
    'not exposed',
  );
});

test('readiness that nobody answers is not known, so nothing is claimed', async () => {
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const outcome = await gateway({ ...READY, '/readyz': new TypeError('fetch failed', { cause }) });
  expect(outcome).toMatchObject({ kind: 'unreachable', detail: expect.stringContaining('Nothing accepts') });
});
