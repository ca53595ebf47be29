import { isJsonObject, type JsonObject } from './json.ts';
import type { Message } from './message.ts';
import { CODES, Refusal, type RequestId } from './refusal.ts';
import { CURRENT_VERSION, LEGACY_VERSIONS, SUPPORTED_VERSIONS } from './versions.ts';

/** Which protocol a request speaks (pooler-contract 2.4). */
export type Era = 'legacy' | 'modern';

const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const BASE64 = /^=\?base64\?([A-Za-z0-9+/]*={0,2})\?=$/;

/** Step 20: decides the era of a message or throws -32600, -32020, -32022 or -32602 as the contract lists them. */
export function eraOf(message: Message, headers: Headers): Era {
  switch (message.kind) {
    case 'notification':
      return 'legacy';
    case 'response':
      checkLegacyHeader(headers);
      return 'legacy';
    case 'request':
      return message.method === 'initialize' ? initializeEra(message, headers) : requestEra(message, headers);
  }
}

type Request = Extract<Message, { kind: 'request' }>;

function initializeEra({ id, params }: Request, headers: Headers): Era {
  checkLegacyHeader(headers);
  if (typeof params.protocolVersion !== 'string' || !LEGACY_VERSIONS.includes(params.protocolVersion)) {
    throw new Refusal(400, CODES.invalidRequest, 'unsupported initialize protocol version', id);
  }
  return 'legacy';
}

function checkLegacyHeader(headers: Headers): void {
  const header = headers.get('mcp-protocol-version');
  if (header !== null && !LEGACY_VERSIONS.includes(header)) {
    throw new Refusal(400, CODES.invalidRequest, 'unsupported MCP protocol version');
  }
}

function requestEra({ id, method, params }: Request, headers: Headers): Era {
  const meta = isJsonObject(params._meta) ? params._meta : {};
  const inMeta = meta['io.modelcontextprotocol/protocolVersion'] ?? null;
  const inHeader = decodedHeader(headers, 'mcp-protocol-version', id);
  if (inMeta !== null && inMeta !== CURRENT_VERSION) throw unsupported(id);
  if (inHeader !== null && !SUPPORTED_VERSIONS.includes(inHeader)) throw unsupported(id);
  if ((inMeta === CURRENT_VERSION) !== (inHeader === CURRENT_VERSION)) throw mismatch(id);
  if (inMeta === null) return 'legacy';
  checkModern(id, method, params, meta, headers);
  return 'modern';
}

/** The modern era repeats the routing facts in headers, and they must agree with the body. */
function checkModern(
  id: RequestId,
  method: string,
  params: JsonObject,
  meta: JsonObject,
  headers: Headers,
): void {
  if (!('io.modelcontextprotocol/clientCapabilities' in meta)) {
    throw new Refusal(400, CODES.invalidParams, 'invalid params', id);
  }
  if (decodedHeader(headers, 'mcp-method', id) !== method) throw mismatch(id);
  if (method !== 'tools/call') return;
  if (typeof params.name !== 'string' || decodedHeader(headers, 'mcp-name', id) !== params.name) {
    throw mismatch(id);
  }
}

/** A header in plain ASCII or in the base64 form; sent twice (joined by a comma) or badly encoded is a mismatch. */
function decodedHeader(headers: Headers, name: string, id: RequestId): string | null {
  const value = headers.get(name);
  if (value === null) return null;
  const encoded = BASE64.exec(value)?.[1];
  if (encoded !== undefined) return Buffer.from(encoded, 'base64').toString('utf8');
  if (!PRINTABLE.test(value) || value.includes(',')) throw mismatch(id);
  return value;
}

function mismatch(id: RequestId): Refusal {
  return new Refusal(400, CODES.headerMismatch, 'header mismatch', id);
}

function unsupported(id: RequestId): Refusal {
  const data = { supported: SUPPORTED_VERSIONS };
  return new Refusal(400, CODES.unsupportedVersion, 'unsupported MCP protocol version', id, data);
}
