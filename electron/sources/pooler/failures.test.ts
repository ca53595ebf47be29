import { describe, expect, test } from 'vitest';
import { recording } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import type { Fetch } from '../http/guarded-fetch.ts';
import {
  json,
  network,
  replay,
  rpcResult,
  sourceOver,
  toolError,
  toolResult,
  type WireCall,
} from './test/double.ts';
import { wirePool } from './test/wire-rows.ts';

/** Every request, the handshake included, is answered with the recording, as the real server does. */
async function readBehind(name: string) {
  const recorded = recording(name);
  const outcome = await sourceOver(async (_input, init) => {
    const id = typeof init?.body === 'string' ? (JSON.parse(init.body).id ?? null) : null;
    return replay(recorded, {
      path: '/mcp',
      method: 'any',
      tool: null,
      args: {},
      id,
      headers: new Headers(),
    });
  }).readPools();
  return outcome.kind === 'ok' ? { kind: 'ok', detail: '' } : outcome;
}

describeRecorded('pooler', 'recorded refusals and faults', () => {
  test.each(['047', '048', '099', '100', '101', '102', '103', '104', '105', '106', '415', '431'])(
    '%s: a missing or unknown token is unauthorized',
    async (name) => {
      expect(await readBehind(name)).toMatchObject({
        kind: 'unauthorized',
        detail: expect.stringContaining('enter a current one'),
      });
    },
  );

  test.each([
    ['107', 'MCP operator is disabled'],
    ['108', 'MCP operator must complete password change'],
    ['109', 'MCP is disabled for this operator'],
    ['110', 'MCP operator is deleted'],
    ['414', 'MCP service is disabled'],
    ['416', 'MCP service is disabled'],
    ['418', 'MCP service is disabled'],
    ['419', 'MCP service is disabled'],
    ['422', 'client IP is not allowed'],
    ['423', 'client IP is not allowed'],
    ['082', 'origin is not allowed'],
  ])("%s: forbidden carries the server's reason: %s", async (name, reason) => {
    expect(await readBehind(name)).toMatchObject({
      kind: 'forbidden',
      detail: expect.stringContaining(`"${reason}"`),
    });
  });

  test.each([
    ['404', 'overloaded', /places of the Pooler are taken/],
    ['436', 'not ready', /cannot read its settings/],
    ['437', 'not ready', /cannot read its settings/],
    ['429', 'not ready', /HTTP 500/],
    ['430', 'not ready', /HTTP 500/],
    ['432', 'not ready', /HTTP 500/],
    ['094', 'unreachable', /redirect/],
    ['401', 'not exposed', /HTTP 404/],
    ['420', 'not exposed', /HTTP 405/],
    ['118', 'not exposed', /does not know the tool/],
    ['400', 'unreachable', /redirect/],
    ['111', 'malformed', /HTTP 406/],
    ['405', 'malformed', /HTTP 413/],
  ])('%s is "%s"', async (name, kind, sentence) => {
    const outcome = await readBehind(name);
    expect(outcome.kind).toBe(kind);
    expect(outcome.detail).toMatch(sentence);
  });

  test.each(['044', '118'])('%s: an unknown tool is not exposed', async (name) => {
    const era = name === '044' ? 'modern' : 'legacy';
    const { fetch } = network(era, (call) => replay(recording(name), call));
    expect(await sourceOver(fetch).readQuotas()).toMatchObject({ kind: 'not exposed' });
  });

  test('454: a tool the operator may not call is not exposed', async () => {
    const { fetch } = network('modern', (call) => replay(recording('454'), call));
    expect(await sourceOver(fetch).readQuotas()).toMatchObject({
      kind: 'not exposed',
      detail: expect.stringContaining('instance owner'),
    });
  });
});

const HOST = 'pooler.example.test';

/** Everything but the handshake is answered like this. */
const behind = (
  answer: (call: WireCall) => Response | Promise<Response>,
  era: 'modern' | 'legacy' = 'modern',
) => sourceOver(network(era, answer).fetch).readPools();

const html = (status: number) =>
  new Response(`<html>${HOST} someone@example.com</html>`, {
    status,
    headers: { 'content-type': 'text/html' },
  });

describe('faults of the network and of what stands before the Pooler', () => {
  test.each([
    [200, 'malformed', /not an MCP message/],
    [429, 'overloaded', /HTTP 429/],
    [500, 'not ready', /HTTP 500/],
    [502, 'unreachable', /HTTP 502/],
    [503, 'not ready', /HTTP 503/],
    [504, 'unreachable', /HTTP 504/],
    [418, 'malformed', /HTTP 418/],
    [403, 'forbidden', /proxies/],
  ])('a page of HTML with %i is "%s"', async (status, kind, sentence) => {
    for (const outcome of [
      await behind(() => html(status)),
      await sourceOver(async () => html(status)).readPools(),
    ]) {
      expect(outcome).toMatchObject({ kind, detail: expect.stringMatching(sentence) });
      expect(JSON.stringify(outcome)).not.toMatch(/example/);
    }
  });

  test.each([
    ['no JSON', () => new Response('{"jsonrpc":', { headers: { 'content-type': 'application/json' } })],
    ['JSON that is no JSON-RPC', () => json(200, { errors: { detail: HOST } })],
    ['null', () => json(200, null)],
    [
      'a result that is no tool result',
      (call: WireCall) => rpcResult(call, { resultType: 'complete', tools: HOST }),
    ],
    ['another content type', () => new Response('{}', { headers: { 'content-type': 'text/plain' } })],
  ])('%s is malformed', async (_name, answer) => {
    const outcome = await behind(answer);
    expect(outcome.kind).toBe('malformed');
    expect(JSON.stringify(outcome)).not.toContain(HOST);
  });

  test.each([
    [-32602, 'MCP tool was not found', 'not exposed'],
    [-32601, 'method not found', 'not exposed'],
    [-32602, `tools/call arguments for ${HOST}`, 'malformed'],
    [-32000, 'MCP is disabled for this operator', 'forbidden'],
    [-32000, 'constructor', 'malformed'],
  ])('POOLER-T19: the JSON-RPC error %i "%s" at HTTP 200 is "%s"', async (code, message, kind) => {
    const outcome = await behind((call) =>
      json(200, { jsonrpc: '2.0', id: call.id, error: { code, message } }),
    );
    expect(outcome.kind).toBe(kind);
    expect(JSON.stringify(outcome)).not.toContain(HOST);
  });

  test.each([
    ['capability_denied: operator metadata tools require the instance owner role', 'not exposed'],
    ['invalid_arguments: Invalid tool arguments', 'malformed'],
    ['tool_execution_failed: MCP tool execution failed', 'not ready'],
    ['invalid_tool_output: MCP tool output failed schema validation', 'malformed'],
    [`something_new: ${HOST}`, 'malformed'],
    ['', 'malformed'],
  ])('the tool error "%s" is "%s"', async (text, kind) => {
    const outcome = await behind((call) => toolError(call, text));
    expect(outcome.kind).toBe(kind);
    expect(JSON.stringify(outcome)).not.toContain(HOST);
  });

  test.each([
    ['ECONNREFUSED', 'Nothing accepts connections'],
    ['ENOTFOUND', 'cannot be resolved'],
    ['CERT_HAS_EXPIRED', 'No secure connection'],
    ['ECONNRESET', 'connection broke'],
  ])('%s, at the handshake or later, says what to check and names no host', async (code, sentence) => {
    const cause = Object.assign(new Error(`connect ${code} ${HOST} 192.0.2.7:443`), { code });
    const down: Fetch = () => Promise.reject(new TypeError(`fetch failed ${HOST}`, { cause }));
    for (const outcome of [
      await sourceOver(down).readPools(),
      await behind(() => {
        throw new TypeError('fetch failed', { cause });
      }),
    ]) {
      expect(outcome).toMatchObject({ kind: 'unreachable', detail: expect.stringContaining(sentence) });
      expect(JSON.stringify(outcome)).not.toMatch(/example|192\.0\.2/);
    }
  });

  test('a body over the limit is malformed', async () => {
    const outcome = await behind((call) => toolResult(call, { items: 'x'.repeat(2_000_001) }));
    expect(outcome).toMatchObject({
      kind: 'malformed',
      detail: expect.stringContaining('larger than allowed'),
    });
  });

  test('an answer to another request, a silent server and a stream without an end are timed out', async () => {
    const never = (init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    const endless = () =>
      new Response(
        new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(':\n')) }),
        {
          headers: { 'content-type': 'text/event-stream' },
        },
      );
    const { fetch: shakesHands } = network('modern', () => endless());
    const strangerId = network('modern', (call) =>
      json(200, { jsonrpc: '2.0', id: `${call.id}-other`, result: {} }),
    );
    const read = (fetch: Fetch) => sourceOver(fetch, () => 'mcp-cxp-example', { timeoutMs: 50 }).readPools();

    const outcomes = await Promise.all([
      read((_input, init) => never(init)),
      read(shakesHands),
      read(strangerId.fetch),
    ]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ kind: 'unreachable', detail: expect.stringContaining('time limit') });
    }
  });

  test('an address with user info is refused without a request', async () => {
    let touched = false;
    const fetch: Fetch = async () => {
      touched = true;
      return json(200, {});
    };
    const url = new URL('https://someone:hunter2@pooler.example.test');
    const source = sourceOver(fetch, () => 'mcp-cxp-example', { url });
    for (const outcome of [await source.readPools(), await source.readGateway()]) {
      expect(outcome.kind).toBe('unreachable');
      expect(JSON.stringify(outcome)).not.toMatch(/someone|hunter2|example/);
    }
    expect(touched).toBe(false);
  });

  test('plain http to another machine carries no token unless the profile allows it', async () => {
    const url = new URL('http://192.0.2.7:4000');
    const { fetch, calls } = network('modern', (call) =>
      toolResult(call, { count: 0, limit: 100, items: [] }),
    );
    const refused = await sourceOver(fetch, () => 'mcp-cxp-example', { url }).readPools();
    expect(refused).toMatchObject({ kind: 'unreachable', detail: expect.stringContaining('plain http') });
    expect(calls).toEqual([]);
    const allowed = sourceOver(fetch, () => 'mcp-cxp-example', { url, allowInsecureHttp: true });
    expect((await allowed.readPools()).kind).toBe('ok');
  });

  test('an error of the console itself is called that, and not blamed on the server', async () => {
    const policy = () => {
      throw new RangeError(HOST);
    };
    const row = wirePool('00000000-0000-4000-8000-000000000001');
    const { fetch } = network('modern', (call) => toolResult(call, { count: 1, limit: 100, items: [row] }));
    const outcome = await sourceOver(fetch, () => 'mcp-cxp-example', { isPublishable: policy }).readPools();
    expect(outcome).toMatchObject({ kind: 'malformed', detail: expect.stringContaining('please report it') });
    expect(JSON.stringify(outcome)).not.toContain(HOST);
  });
});
