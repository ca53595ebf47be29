import { Client, SERVER_INFO_META_KEY, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { z } from 'zod';
import type { Fetch } from '../http/guarded-fetch.ts';
import type { ReadFailure } from '../read-failure.ts';
import { failureOfMcpError } from './mcp-failure.ts';
import { PoolerFailure } from './pooler-failure.ts';
import { failureOfToolError } from './tool-error.ts';

/** Sent with each request; the Pooler neither stores nor checks it. */
const CLIENT_INFO = { name: 'pooler-operator-console', version: '1' };

/** The transport's own limit ends a call first; this one only catches an answer that belongs to no request. */
const PROTOCOL_GRACE_MS = 1_000;

/** A tool's answer: untyped until a wire schema has passed it. */
interface ToolAnswer {
  readonly content: unknown;
  /** What the server calls its own version, in this answer or when the connection was made. */
  readonly serverVersion: unknown;
}

export interface McpSession {
  /** Calls a tool by its name without `codex_pooler_`. Throws {@link PoolerFailure} for everything but a success. */
  callTool(tool: string, args: Readonly<Record<string, unknown>>): Promise<ToolAnswer>;
  close(): Promise<void>;
}

export interface McpSessionConfig {
  readonly endpoint: URL;
  /** Adds the credential and guards the call. */
  readonly fetch: Fetch;
  readonly timeoutMs: number;
}

const serverInfoMeta = z.object({ [SERVER_INFO_META_KEY]: z.object({ version: z.string() }) });

/** The server stays the one we negotiated with: no reason to shake hands again at the next call. */
const KEEPS_CONNECTION: ReadonlySet<ReadFailure['kind']> = new Set([
  'unauthorized',
  'forbidden',
  'not exposed',
  'overloaded',
]);

/**
 * An MCP client that connects at the first call and again after a failure, since the server may come back
 * as another version. It never lists tools: with the list in hand the client library validates outputs
 * against schemas the Pooler itself violates (POOLER-T4).
 */
export function createMcpSession(config: McpSessionConfig): McpSession {
  let connection: Promise<Client> | null = null;
  const timeout = config.timeoutMs + PROTOCOL_GRACE_MS;

  async function connect(): Promise<Client> {
    const client = new Client(CLIENT_INFO, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(config.endpoint, { fetch: config.fetch }), {
      timeout,
    });
    return client;
  }

  return {
    async callTool(tool, args) {
      connection ??= connect();
      const mine = connection;
      try {
        return await ask(await mine, tool, args, timeout);
      } catch (error) {
        const failure = failureOfMcpError(error);
        const keep = KEEPS_CONNECTION.has(failure.kind) && (await isConnected(mine));
        // Another call may have reconnected meanwhile; and the old client is left to the calls still using it.
        if (connection === mine && !keep) connection = null;
        throw new PoolerFailure(failure);
      }
    },

    async close() {
      const open = connection;
      connection = null;
      await open?.then(
        (client) => client.close(),
        () => {},
      );
    },
  };
}

async function ask(
  client: Client,
  tool: string,
  args: Readonly<Record<string, unknown>>,
  timeout: number,
): Promise<ToolAnswer> {
  const result = await client.callTool({ name: `codex_pooler_${tool}`, arguments: { ...args } }, { timeout });
  if (result.isError === true) throw new PoolerFailure(failureOfToolError(tool, textOf(result.content)));
  const meta = serverInfoMeta.safeParse(result._meta);
  return {
    content: result.structuredContent,
    serverVersion: meta.success
      ? meta.data[SERVER_INFO_META_KEY].version
      : client.getServerVersion()?.version,
  };
}

function isConnected(connection: Promise<Client>): Promise<boolean> {
  return connection.then(
    () => true,
    () => false,
  );
}

function textOf(content: readonly { readonly type: string; readonly text?: unknown }[]): string {
  const [first] = content;
  return typeof first?.text === 'string' ? first.text : '';
}
