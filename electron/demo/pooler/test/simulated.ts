import { randomBytes } from 'node:crypto';
import { storyAt } from '../../story/story.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { createPoolerSimulator, type PoolerSimulator, type PoolerSimulatorOptions } from '../simulator.ts';

/** Where the story's clock stands in these tests: Unix ms. */
export const START_MS = Date.UTC(2026, 0, 15, 10);

/** A simulator over the calm story, its clock standing still. */
export function calmSimulator(options: Partial<PoolerSimulatorOptions> = {}): PoolerSimulator {
  const world = () => storyAt(0, START_MS);
  return createPoolerSimulator({ world, nowMs: () => START_MS, randomBytes, ...options });
}

/** A legacy `POST /mcp` that passes every check, with headers replaced, or left out where null. */
export function post(
  body: Json | string,
  token: string,
  changed: Readonly<Record<string, string | null>> = {},
): Request {
  const headers = new Headers({
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    authorization: `Bearer ${token}`,
  });
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request('http://127.0.0.1:4000/mcp', { method: 'POST', headers, body: Buffer.from(text) });
}

/** A JSON-RPC request message. */
export function rpc(method: string, params?: JsonObject, id: Json = 1): JsonObject {
  return { jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) };
}

/** A `tools/call` message; the tool's name goes without its common prefix. */
export function toolCall(name: string, args: JsonObject = {}): JsonObject {
  return rpc('tools/call', { name: `codex_pooler_${name}`, arguments: args });
}

/** Calls a tool and gives its structured content, or its error text where `isError` is true. */
export async function callTool(
  { fetch }: PoolerSimulator,
  token: string,
  name: string,
  args: JsonObject = {},
): Promise<JsonObject | string> {
  const body: Json = JSON.parse(await (await fetch(post(toolCall(name, args), token))).text());
  if (!isJsonObject(body) || !isJsonObject(body.result)) throw new Error('no tool result');
  if (isJsonObject(body.result.structuredContent)) return body.result.structuredContent;
  const [first] = Array.isArray(body.result.content) ? body.result.content : [];
  return isJsonObject(first) ? String(first.text) : '';
}
