import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { storyAt } from '../story/story.ts';
import type { Fault } from './fault.ts';
import { type PoolerServer, startPoolerSimulator } from './server.ts';
import { START_MS, toolCall } from './test/simulated.ts';

const servers: PoolerServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function broken(fault: Fault) {
  const redirectTo = 'http://127.0.0.1:9/elsewhere';
  const server = await startPoolerSimulator({
    world: () => storyAt(0, START_MS),
    nowMs: () => START_MS,
    redirectTo,
  });
  servers.push(server);
  const token = server.control.issueToken('owner');
  server.control.setFault(fault);
  const get = (path: string) => fetch(new URL(path, server.url), { redirect: 'manual' });
  const call = (signal?: AbortSignal) =>
    fetch(new URL('/mcp', server.url), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(toolCall('list_pools')),
      ...(signal === undefined ? {} : { signal }),
    });
  return { server, get, call };
}

describe('faults of the server itself', () => {
  test.each([
    ['none', 200, 200, 200, 200],
    ['unauthorized', 401, 200, 200, 200],
    ['mcp disabled', 403, 200, 200, 200],
    ['operator mcp disabled', 403, 200, 200, 200],
    ['firewall', 403, 200, 200, 200],
    ['overloaded', 503, 200, 200, 200],
    ['settings cold', 503, 200, 503, 401],
    ['database down', 500, 200, 503, 200],
    ['draining', 200, 200, 503, 200],
  ] as const)('%s: /mcp %i, /healthz %i, /readyz %i, /metrics %i', async (fault, ...statuses) => {
    const { get, call } = await broken(fault);
    const answers = [await call(), await get('/healthz'), await get('/readyz'), await get('/metrics')];
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  test('a dead database answers outside JSON-RPC', async () => {
    const { call } = await broken('database down');
    expect(await (await call()).json()).toEqual({ errors: { detail: 'Internal Server Error' } });
  });
});

describe('faults of the network', () => {
  test('html 502 stands in front of everything', async () => {
    const { get, call } = await broken('html 502');
    for (const answer of [await call(), await get('/healthz')]) {
      expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html']);
    }
  });

  test('redirect points where the test says', async () => {
    const answer = await (await broken('redirect')).call();
    expect([answer.status, answer.headers.get('location')]).toEqual([307, 'http://127.0.0.1:9/elsewhere']);
  });

  test('cut connection gives no byte, and the next call works again', async () => {
    const { server, call } = await broken('cut connection');
    await expect(call()).rejects.toThrow('fetch failed');
    server.control.setFault('none');
    expect((await call()).status).toBe(200);
  });

  test('truncated body breaks the transfer after its headers', async () => {
    const answer = await (await broken('truncated body')).call();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  test('endless body keeps sending until the reader leaves', async () => {
    const controller = new AbortController();
    const answer = await (await broken('endless body')).call(controller.signal);
    let bytes = 0;
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.length;
      if (bytes > 4 * 1024 * 1024) break;
    }
    controller.abort();
    expect(bytes).toBeGreaterThan(4 * 1024 * 1024);
  });

  test('huge body is valid JSON of 32 MiB', async () => {
    const body: unknown = JSON.parse(await (await (await broken('huge body')).call()).text());
    expect(body).toHaveLength(32 * 1024 * 1024);
  });

  test('slow drip sends headers at once and does not come to an end in time', async () => {
    const { call } = await broken('slow drip');
    const answer = await call(AbortSignal.timeout(1_000));
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('aborted');
  });

  test('wrong types keeps the keys and changes every leaf', async () => {
    const { call, server } = await broken('none');
    const genuine = JSON.parse(await (await call()).text()).result.structuredContent;
    server.control.setFault('wrong types');
    const wrong = JSON.parse(await (await call()).text()).result.structuredContent;
    expect(Object.keys(wrong.items[0])).toEqual(Object.keys(genuine.items[0]));
    expect(wrong).toMatchObject({ status: 2, count: 'not number', items: [{ slug: 15 }, {}, {}, {}] });
  });
});

describe('the loopback server', () => {
  test('listens on 127.0.0.1 alone and frees its port', async () => {
    const server = await startPoolerSimulator({ world: () => storyAt(0, START_MS) });
    const port = Number(server.url.port);
    expect(server.url.hostname).toBe('127.0.0.1');
    await expect(startPoolerSimulator({ world: () => storyAt(0, START_MS), port })).rejects.toThrow(
      'EADDRINUSE',
    );
    await server.close();
    const next = createServer();
    await new Promise<void>((resolve, reject) =>
      next.once('error', reject).listen(port, '127.0.0.1', resolve),
    );
    await new Promise((resolve) => next.close(resolve));
  });
});
