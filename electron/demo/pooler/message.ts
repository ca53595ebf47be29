import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { CODES, Refusal, type RequestId } from './refusal.ts';

/** One JSON-RPC message after steps 13 to 19. */
export type Message =
  | {
      readonly kind: 'request';
      readonly id: string | number;
      readonly method: string;
      readonly params: JsonObject;
    }
  | { readonly kind: 'notification'; readonly method: string }
  | { readonly kind: 'response' };

/** Step 9, before the headers are negotiated: the body as JSON (pooler-contract 2.3). */
export function parseBody(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(CODES.parse, 'parse error');
  }
}

/** Steps 13 to 19: the body as one message, or the first refusal in their order (pooler-contract 2.3). */
export function readMessage(body: Json): Message {
  if (Array.isArray(body)) refuse(CODES.invalidRequest, 'batch JSON-RPC is not supported');
  if (!isJsonObject(body) || body.jsonrpc !== '2.0') {
    return refuse(CODES.invalidRequest, 'request body must be a JSON-RPC object');
  }
  const id = isRequestId(body.id) ? body.id : null;
  const answers = 'result' in body || 'error' in body;
  if ('method' in body && answers) {
    refuse(CODES.invalidRequest, 'JSON-RPC message cannot mix request and response fields', id);
  }
  if ('id' in body && id === null) refuse(CODES.invalidRequest, 'request id must be a string or number');
  const params = body.params ?? {};
  if ('params' in body && !isJsonObject(body.params))
    refuse(CODES.invalidParams, 'params must be an object', id);
  if (answers && id !== null) return { kind: 'response' };
  if (typeof body.method !== 'string' || !isJsonObject(params)) {
    return refuse(CODES.invalidRequest, 'request body must be a JSON-RPC request, notification, or response');
  }
  return id === null
    ? { kind: 'notification', method: body.method }
    : { kind: 'request', id, method: body.method, params };
}

function isRequestId(value: Json | undefined): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function refuse(code: number, message: string, id: RequestId = null): never {
  throw new Refusal(400, code, message, id);
}
