import type { Era } from './era.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import type { Message } from './message.ts';
import { CODES, Refusal } from './refusal.ts';
import { TOOLS } from './tools/registry.ts';
import { callTool, describeTool, type ToolCall } from './tools/tool.ts';
import { SERVER_INFO, SUPPORTED_VERSIONS } from './versions.ts';

const CAPABILITIES = { tools: { listChanged: false } } as const;
const MODERN_META = { _meta: { 'io.modelcontextprotocol/serverInfo': SERVER_INFO } } as const;
const CACHEABLE = { ttlMs: 3_600_000, cacheScope: 'private' } as const;
const INSTRUCTIONS =
  'Read-only operator metadata of a simulated Pooler: Pools, upstream accounts and quota evidence. ' +
  'No tool changes anything, and all data is invented.';

/** Step 22: the result of a request, or the refusal of an unknown method or tool (pooler-contract 2.5). */
export function dispatch(
  message: Extract<Message, { kind: 'request' }>,
  era: Era,
  call: Omit<ToolCall, 'toolCount'>,
): JsonObject {
  const { id, method, params } = message;
  const modern = era === 'modern';
  switch (method) {
    case 'tools/list':
      return {
        tools: TOOLS.map(describeTool),
        ...(modern ? { resultType: 'complete', ...CACHEABLE, ...MODERN_META } : {}),
      };
    case 'tools/call':
      return {
        ...toolResult(id, params, call),
        ...(modern ? { resultType: 'complete', ...MODERN_META } : {}),
      };
    case 'initialize':
      return {
        protocolVersion: params.protocolVersion ?? null,
        serverInfo: SERVER_INFO,
        capabilities: CAPABILITIES,
      };
    case 'ping':
      if (!modern) return {};
      break;
    case 'server/discover':
      if (modern) return discovery();
      break;
  }
  throw new Refusal(modern ? 404 : 200, CODES.methodNotFound, 'method not found', id);
}

function discovery(): JsonObject {
  return {
    resultType: 'complete',
    supportedVersions: SUPPORTED_VERSIONS,
    capabilities: CAPABILITIES,
    instructions: INSTRUCTIONS,
    ...CACHEABLE,
    ...MODERN_META,
  };
}

/** Argument errors of the call itself are JSON-RPC errors with HTTP 200 (POOLER-T19). */
function toolResult(id: string | number, params: JsonObject, call: Omit<ToolCall, 'toolCount'>): JsonObject {
  if (typeof params.name !== 'string' || params.name === '') {
    throw new Refusal(200, CODES.invalidParams, 'tools/call name is required', id);
  }
  const args = 'arguments' in params ? params.arguments : {};
  if (!isJsonObject(args)) {
    throw new Refusal(200, CODES.invalidParams, 'tools/call arguments must be an object', id);
  }
  const tool = TOOLS.find((candidate) => candidate.name === params.name);
  if (tool === undefined) throw new Refusal(200, CODES.invalidParams, 'MCP tool was not found', id);
  return callTool(tool, { ...call, toolCount: TOOLS.length }, args);
}
