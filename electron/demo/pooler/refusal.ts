import type { Json, JsonObject } from './json.ts';

/** The JSON-RPC codes the Pooler uses (pooler-contract 2.3 to 2.5). */
export const CODES = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  service: -32000,
  headerMismatch: -32020,
  unsupportedVersion: -32022,
} as const;

/** A request id as JSON-RPC allows it here: a non-empty string or a number. */
export type RequestId = string | number | null;

/** Stops a request at the first check that fails; becomes the JSON-RPC error body. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly id: RequestId;
  readonly data: JsonObject | null;

  constructor(
    status: number,
    code: number,
    message: string,
    id: RequestId = null,
    data: JsonObject | null = null,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.id = id;
    this.data = data;
  }
}

/** A failure outside JSON-RPC, in the web framework's own words (pooler-contract 1.1). */
export class FrameworkRefusal extends Error {
  readonly status: 404 | 406 | 500;

  constructor(status: FrameworkRefusal['status']) {
    super(FRAMEWORK_PHRASES[status]);
    this.status = status;
  }
}

const FRAMEWORK_PHRASES = { 404: 'Not Found', 406: 'Not Acceptable', 500: 'Internal Server Error' } as const;

/** The JSON-RPC error body of a refusal. */
export function refusalBody({ id, code, message, data }: Refusal): Json {
  return { jsonrpc: '2.0', id, error: { code, message, ...(data === null ? {} : { data }) } };
}
