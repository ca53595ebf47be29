import { Client, ProtocolError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterEach, describe, expect, test } from 'vitest';
import { storyAt } from '../story/story.ts';
import { type PoolerServer, startPoolerSimulator } from './server.ts';
import { START_MS } from './test/simulated.ts';
import { TOOLS } from './tools/registry.ts';

/** The real client library against the simulator over a real socket, in both of its ways to connect. */
const servers: PoolerServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function connected(mode: 'auto' | 'legacy', tokenOf?: (server: PoolerServer) => string) {
  const server = await startPoolerSimulator({ world: () => storyAt(0, START_MS), nowMs: () => START_MS });
  servers.push(server);
  const token = tokenOf?.(server) ?? server.control.issueToken('owner');
  const client = new Client(
    { name: 'example-console', version: '0.0.1' },
    mode === 'auto' ? { versionNegotiation: { mode } } : {},
  );
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', server.url), { requestInit }));
  return { client, server };
}

describe.each(['auto', 'legacy'] as const)('%s negotiation', (mode) => {
  test('connects, lists the tools and passes its own output validation on every one', async () => {
    const { client } = await connected(mode);
    expect(client.getServerVersion()).toMatchObject({ name: 'codex-pooler', version: '0.6.8' });
    expect(client.getNegotiatedProtocolVersion()).toBe(mode === 'auto' ? '2026-07-28' : '2025-11-25');
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(TOOLS.length);
    for (const { name } of tools) {
      const args =
        name.includes('_get_') && !name.endsWith('status')
          ? { [name.endsWith('_log') ? 'id' : 'selector']: 'nope' }
          : {};
      const result = await client.callTool({ name, arguments: args });
      expect(result.isError, name).toBe(false);
      expect(result.structuredContent, name).toBeDefined();
    }
    await client.close();
  });

  test('refuses the detail of a request log, which breaks its own output schema (POOLER-T4)', async () => {
    const { client } = await connected(mode);
    await client.listTools();
    const id = storyAt(0, START_MS).requests?.[0]?.id;
    await expect(
      client.callTool({ name: 'codex_pooler_get_request_log', arguments: { id } }),
    ).rejects.toThrow(ProtocolError);
    await client.close();
  });

  test('a tool failure is a result, an unknown tool a protocol error', async () => {
    const { client } = await connected(mode);
    const failed = await client.callTool({ name: 'codex_pooler_list_pools', arguments: { nope: 1 } });
    expect(failed.isError).toBe(true);
    await expect(client.callTool({ name: 'codex_pooler_none', arguments: {} })).rejects.toThrow(
      ProtocolError,
    );
    await client.close();
  });

  test('a wrong token is refused while connecting', async () => {
    await expect(connected(mode, () => `mcp-cxp-000000000000-${'A'.repeat(43)}`)).rejects.toThrow();
  });
});
