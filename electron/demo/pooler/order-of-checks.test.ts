import { describe, expect, test } from 'vitest';
import { calmSimulator, post, rpc } from './test/simulated.ts';

/**
 * Each request breaks the rule of its step and, where it can, every later one too: the answer names the first
 * failure (pooler-contract 2.3).
 */
const badOrigin = { origin: 'https://elsewhere.example.com' };
const wrongAccept = { accept: 'application/json' };
const MATRIX: readonly {
  readonly step: string;
  readonly body: Parameters<typeof post>[0];
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly id?: string | number;
}[] = [
  {
    step: '5 compressed body',
    body: '{',
    headers: { 'content-encoding': 'gzip', 'content-type': 'text/plain', ...badOrigin },
    status: 415,
    code: -32600,
    message: 'compressed MCP request bodies are not supported',
  },
  {
    step: '6 content type',
    body: '{',
    headers: { 'content-type': 'text/plain', ...badOrigin },
    status: 415,
    code: -32600,
    message: 'content-type must be application/json',
  },
  {
    step: '9 JSON',
    body: '{',
    headers: { accept: 'text/html', ...badOrigin },
    status: 400,
    code: -32700,
    message: 'parse error',
  },
  {
    step: '11 origin',
    body: [],
    headers: { ...badOrigin, ...wrongAccept },
    status: 403,
    code: -32600,
    message: 'origin is not allowed',
  },
  {
    step: '12 accept',
    body: [],
    headers: wrongAccept,
    status: 406,
    code: -32600,
    message: 'accept must include application/json and text/event-stream',
  },
  { step: '13 batch', body: [], status: 400, code: -32600, message: 'batch JSON-RPC is not supported' },
  {
    step: '14 no object',
    body: { jsonrpc: '1.0', id: null, method: 'ping', result: {} },
    status: 400,
    code: -32600,
    message: 'request body must be a JSON-RPC object',
  },
  {
    step: '16 mixed',
    body: { jsonrpc: '2.0', id: 'x', method: 'ping', result: {}, params: [] },
    status: 400,
    code: -32600,
    message: 'JSON-RPC message cannot mix request and response fields',
    id: 'x',
  },
  {
    step: '17 id',
    body: { jsonrpc: '2.0', id: null, method: 'ping', params: [] },
    status: 400,
    code: -32600,
    message: 'request id must be a string or number',
  },
  {
    step: '18 params',
    body: { jsonrpc: '2.0', id: 7, method: 5, params: [] },
    status: 400,
    code: -32602,
    message: 'params must be an object',
    id: 7,
  },
  {
    step: '19 no message',
    body: { jsonrpc: '2.0', id: 7 },
    headers: { 'mcp-protocol-version': '1999-01-01' },
    status: 400,
    code: -32600,
    message: 'request body must be a JSON-RPC request, notification, or response',
  },
  {
    step: '20 version',
    body: rpc('ping'),
    headers: { 'mcp-protocol-version': '1999-01-01', authorization: null },
    status: 400,
    code: -32022,
    message: 'unsupported MCP protocol version',
    id: 1,
  },
  {
    step: '21 authentication',
    body: rpc('no/such/method'),
    headers: { authorization: null },
    status: 401,
    code: -32000,
    message: 'MCP bearer token is required',
  },
  {
    step: '22 dispatch',
    body: rpc('no/such/method'),
    status: 200,
    code: -32601,
    message: 'method not found',
    id: 1,
  },
];

test.each(MATRIX)('step $step fails before everything after it', async (row) => {
  const simulator = calmSimulator();
  const token = simulator.control.issueToken('owner');
  const response = await simulator.fetch(post(row.body, token, row.headers));
  expect(response.status).toBe(row.status);
  expect(await response.json()).toMatchObject({
    jsonrpc: '2.0',
    id: row.id ?? null,
    error: { code: row.code, message: row.message },
  });
  expect(response.headers.get('www-authenticate')).toBeNull();
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

describe('before the body is looked at', () => {
  test('an encoded slash in the path is refused as unsafe', async () => {
    const { fetch } = calmSimulator();
    const response = await fetch(new Request('http://127.0.0.1/mcp%2fx', { method: 'POST' }));
    expect([response.status, await response.json()]).toEqual([
      400,
      { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'invalid request' } },
    ]);
  });

  test.each(['GET', 'OPTIONS', 'POST'])('the firewall refuses %s as well', async (method) => {
    const { fetch, control } = calmSimulator();
    control.setFault('firewall');
    expect((await fetch(new Request('http://127.0.0.1/mcp', { method }))).status).toBe(403);
  });

  test('a body over the limit is refused before it is parsed', async () => {
    const simulator = calmSimulator({ maxBodyBytes: 8 });
    const response = await simulator.fetch(post('{ not json at all', 'none'));
    expect(response.status).toBe(413);
  });
});

describe('a bearer over plain http to another host', () => {
  test.each([
    ['GET', '/healthz', 301],
    ['POST', '/mcp', 307],
  ])(
    '%s %s is redirected to https, so a client that follows leaks it (POOLER-T16)',
    async (method, path, status) => {
      const response = await calmSimulator().fetch(new Request(`http://192.0.2.5:4000${path}`, { method }));
      expect([response.status, response.headers.get('location')]).toEqual([
        status,
        `https://localhost${path}`,
      ]);
    },
  );

  test('/metrics is not redirected, nor is what the proxy took in over https', async () => {
    const { fetch } = calmSimulator();
    expect((await fetch(new Request('http://192.0.2.5/metrics'))).status).toBe(200);
    const headers = { 'x-forwarded-proto': 'https' };
    expect((await fetch(new Request('http://192.0.2.5/healthz', { headers }))).status).toBe(200);
  });
});
