import { z } from 'zod';
import { isPublishableLabel } from '../../../../shared/redaction/label.ts';
import type { Recording } from '../../../testing/pooler-recordings.ts';
import type { Fetch } from '../../http/guarded-fetch.ts';
import type { PoolerSource, PoolerSourceConfig } from '../contract.ts';
import { createPoolerSource } from '../pooler-source.ts';

const rpcRequest = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z
    .looseObject({ name: z.string().optional(), arguments: z.record(z.string(), z.unknown()).optional() })
    .optional(),
});

/** What arrived on the wire. */
export interface WireCall {
  readonly path: string;
  /** HTTP method, or the JSON-RPC method of a POST. */
  readonly method: string;
  readonly tool: string | null;
  readonly args: Record<string, unknown>;
  readonly id: string | number | null;
  readonly headers: Headers;
}

export type Answer = (call: WireCall) => Response | Promise<Response>;

export const MODERN = '2026-07-28';
const SERVER_INFO = { name: 'codex-pooler', version: '0.6.8' };
const META = { 'io.modelcontextprotocol/serverInfo': SERVER_INFO };

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

export function rpcResult(call: WireCall, result: unknown): Response {
  return json(200, { jsonrpc: '2.0', id: call.id, result });
}

/** A tool's success in the modern era. */
export function toolResult(call: WireCall, content: unknown): Response {
  return rpcResult(call, {
    _meta: META,
    resultType: 'complete',
    content: [{ type: 'text', text: 'ignored' }],
    isError: false,
    structuredContent: content,
  });
}

export function toolError(call: WireCall, text: string): Response {
  return rpcResult(call, {
    _meta: META,
    resultType: 'complete',
    content: [{ type: 'text', text }],
    isError: true,
  });
}

/** A network behind which a Pooler shakes hands in the given era and `answer` says everything else. */
export function network(
  era: 'modern' | 'legacy',
  answer: Answer,
): { readonly fetch: Fetch; readonly calls: WireCall[] } {
  const calls: WireCall[] = [];
  const fetch: Fetch = async (input, init = {}) => {
    const call = parseCall(new URL(String(input)), init);
    calls.push(call);
    return handshake(era, call) ?? (await answer(call));
  };
  return { fetch, calls };
}

function parseCall(url: URL, init: RequestInit): WireCall {
  const headers = new Headers(init.headers);
  const http = { path: url.pathname, headers };
  if (typeof init.body !== 'string') {
    return { ...http, method: init.method ?? 'GET', tool: null, args: {}, id: null };
  }
  const { id, method, params } = rpcRequest.parse(JSON.parse(init.body));
  return { ...http, method, tool: params?.name ?? null, args: params?.arguments ?? {}, id: id ?? null };
}

function handshake(era: 'modern' | 'legacy', call: WireCall): Response | null {
  switch (call.method) {
    case 'server/discover':
      return era === 'modern'
        ? rpcResult(call, {
            _meta: META,
            resultType: 'complete',
            supportedVersions: [MODERN, '2025-11-25', '2025-06-18'],
            capabilities: { tools: { listChanged: false } },
            ttlMs: 3_600_000,
            cacheScope: 'private',
          })
        : json(200, { jsonrpc: '2.0', id: call.id, error: { code: -32601, message: 'method not found' } });
    case 'initialize':
      return rpcResult(call, {
        protocolVersion: '2025-11-25',
        serverInfo: SERVER_INFO,
        capabilities: { tools: { listChanged: false } },
      });
    case 'notifications/initialized':
      return new Response(null, { status: 202 });
    default:
      return null;
  }
}

const echoesId = z.looseObject({ id: z.union([z.string(), z.number()]) });

/** The recorded response, with the id of the request at hand where it had one. */
export function replay(from: Recording, call: WireCall): Response {
  const { status, headers, body } = from.response;
  const answered = echoesId.safeParse(body).success ? { ...echoesId.parse(body), id: call.id } : body;
  const text = typeof answered === 'string' ? answered : JSON.stringify(answered);
  const replayed = new Headers(headers);
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) replayed.delete(name);
  return new Response(text, { status, headers: replayed });
}

/** The source under test over a network of the test's own. */
export function sourceOver(
  fetch: Fetch,
  token: () => string | null = () => 'mcp-cxp-example',
  config: Partial<PoolerSourceConfig> = {},
): PoolerSource {
  let nowMs = 1_795_000_000_000;
  return createPoolerSource({
    url: new URL('https://pooler.example.test'),
    token,
    allowInsecureHttp: false,
    nowMs: () => nowMs++,
    timeoutMs: 5_000,
    maxBodyBytes: 2_000_000,
    isPublishable: isPublishableLabel,
    fetch,
    ...config,
  });
}
