import { expect, test, vi } from 'vitest';
import type { Fetch } from '../http/guarded-fetch.ts';
import { json, MODERN, network, rpcResult, sourceOver, toolResult, type WireCall } from './test/double.ts';

const STATUS = {
  globalGate: { enabled: true },
  actor: { id: 'x', display_name: 'Example Operator', email: 'op***@example.com', status: 'active' },
  protocolVersion: MODERN,
  supportedToolCount: 17,
};

const uuid = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

const page = (items: unknown[]) => ({ status: 'ok', count: items.length, limit: 100, items });

test('sends nothing before the first read, then shakes hands once', async () => {
  const { fetch, calls } = network('modern', (call) => toolResult(call, STATUS));
  const source = sourceOver(fetch);
  expect(calls).toEqual([]);
  await source.readService();
  await source.readService();
  expect(calls.map((call) => call.method)).toEqual(['server/discover', 'tools/call', 'tools/call']);
});

test('two reads at the start share one handshake', async () => {
  const { fetch, calls } = network('modern', (call) => toolResult(call, STATUS));
  const source = sourceOver(fetch);
  await Promise.all([source.readService(), source.readService()]);
  expect(calls.map((call) => call.method)).toEqual(['server/discover', 'tools/call', 'tools/call']);
});

test.each(['modern', 'legacy'] as const)(
  '%s: posts to /mcp with the bearer, both types and no Origin',
  async (era) => {
    const { fetch, calls } = network(era, (call) =>
      rpcResult(call, { resultType: 'complete', content: [], isError: false, structuredContent: STATUS }),
    );
    const outcome = await sourceOver(fetch).readService();
    expect(outcome).toMatchObject({ kind: 'ok', value: { items: [{ version: '0.6.8' }] } });
    for (const call of calls) {
      expect(call.path).toBe('/mcp');
      expect(call.headers.get('authorization')).toBe('Bearer mcp-cxp-example');
      expect(call.headers.get('accept')).toBe('application/json, text/event-stream');
      expect(call.headers.has('origin')).toBe(false);
    }
  },
);

test('never lists tools and never opens a stream (POOLER-T4, pooler-contract 2.1)', async () => {
  const { fetch, calls } = network('legacy', (call) => toolResult(call, STATUS));
  await sourceOver(fetch).readService();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(calls.map((call) => call.method)).not.toContain('GET');
  expect(calls.map((call) => call.method)).not.toContain('tools/list');
});

test('asks for the token at each request, and sends nothing without one', async () => {
  let token: string | null = 'mcp-cxp-first';
  const { fetch, calls } = network('modern', (call) => toolResult(call, STATUS));
  const source = sourceOver(fetch, () => token);
  await source.readService();
  token = ' mcp-cxp-second\n';
  await source.readService();
  expect(calls.at(-1)?.headers.get('authorization')).toBe('Bearer mcp-cxp-second');

  const sent = calls.length;
  for (const missing of [null, '', '  ']) {
    token = missing;
    expect(await source.readService()).toMatchObject({
      kind: 'unauthorized',
      detail: 'No MCP token is held for this Pooler: enter one in Connections.',
    });
  }
  expect(calls).toHaveLength(sent);
});

test('a token with impossible characters is refused without being quoted', async () => {
  const { fetch, calls } = network('modern', (call) => toolResult(call, STATUS));
  const outcome = await sourceOver(fetch, () => 'mcp-cxp-exämple\r\nx: y').readService();
  expect(outcome.kind).toBe('unauthorized');
  expect(JSON.stringify(outcome)).not.toContain('mcp-cxp');
  expect(calls).toEqual([]);
});

test('at most two calls are in flight, whatever is asked', async () => {
  let running = 0;
  let most = 0;
  const double = network('modern', (call) => toolResult(call, call.path === '/mcp' ? page([]) : {}));
  const slow: Fetch = async (input, init) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running--;
    return double.fetch(input, init);
  };
  const source = sourceOver(slow);
  await Promise.all([
    source.readPools(),
    source.readUpstreams(),
    source.readQuotas(),
    source.readGateway(),
    source.readMembership(uuid(1)),
    source.readMembership(uuid(2)),
  ]);
  expect(most).toBe(2);
});

test('after a lost connection the next read shakes hands again', async () => {
  let down = false;
  const { fetch, calls } = network('modern', (call) => toolResult(call, STATUS));
  const cause = Object.assign(new Error('read ECONNRESET 192.0.2.7'), { code: 'ECONNRESET' });
  const flaky: Fetch = (input, init) =>
    down ? Promise.reject(new TypeError('fetch failed', { cause })) : fetch(input, init);
  const source = sourceOver(flaky);
  await source.readService();
  down = true;
  expect(await source.readService()).toMatchObject({ kind: 'unreachable' });
  expect(await source.readService()).toMatchObject({ kind: 'unreachable' });
  down = false;
  expect(await source.readService()).toMatchObject({ kind: 'ok' });
  expect(calls.filter((call) => call.method === 'server/discover')).toHaveLength(2);
});

test('a refusal or overload costs no second handshake', async () => {
  const answers = [
    (call: WireCall) => toolResult(call, STATUS),
    () => json(503, { error: { code: -32000, message: 'MCP route class is temporarily overloaded' } }),
    () => json(401, { error: { code: -32000, message: 'MCP bearer token is required' } }),
    (call: WireCall) => toolResult(call, STATUS),
  ];
  const { fetch, calls } = network(
    'modern',
    (call) => (answers.shift() ?? answers[0])?.(call) ?? json(500, {}),
  );
  const source = sourceOver(fetch);
  const kinds: string[] = [];
  for (let nth = 0; nth < 4; nth++) kinds.push((await source.readService()).kind);
  expect(kinds).toEqual(['ok', 'overloaded', 'unauthorized', 'ok']);
  expect(calls.filter((call) => call.method === 'server/discover')).toHaveLength(1);
});

test('a server that comes back without the modern protocol is read in the legacy one', async () => {
  const modern = network('modern', (call) => toolResult(call, STATUS));
  const legacy = network('legacy', (call) =>
    call.headers.get('mcp-protocol-version') === MODERN
      ? json(400, {
          jsonrpc: '2.0',
          id: call.id,
          error: { code: -32022, message: 'unsupported MCP protocol version' },
        })
      : rpcResult(call, { content: [], isError: false, structuredContent: STATUS }),
  );
  let behind = modern.fetch;
  const source = sourceOver((input, init) => behind(input, init));
  expect((await source.readService()).kind).toBe('ok');
  behind = legacy.fetch;
  expect((await source.readService()).kind).toBe('malformed');
  expect((await source.readService()).kind).toBe('ok');
});

test('closing before, after and without a connection is quiet', async () => {
  const { fetch } = network('modern', (call) => toolResult(call, STATUS));
  const unused = sourceOver(fetch);
  await unused.close();
  const used = sourceOver(fetch);
  await used.readService();
  await used.close();
  await used.close();
  const failed = sourceOver(vi.fn<Fetch>().mockRejectedValue(new TypeError('fetch failed')));
  await failed.readService();
  await failed.close();
});

test('a read that is under way when the source is closed ends as unreachable', async () => {
  const { fetch } = network('modern', () => new Promise<Response>(() => {}));
  const source = sourceOver(fetch);
  const read = source.readService();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await source.close();
  expect(await read).toMatchObject({ kind: 'unreachable', detail: expect.stringContaining('closed before') });
});
