import type { JsonObject } from '../json.ts';
import type { ToolOutput } from './tool.ts';

/** The detail envelope of the two log tools, which are never ambiguous (pooler-contract 3.0). */
export function logDetail(
  kind: 'request_log' | 'audit_log',
  noun: string,
  found: { readonly record: JsonObject; readonly line: string } | null,
): ToolOutput {
  return {
    text: found === null ? `No visible ${noun} matched the selector` : `1 ${noun} returned\n${found.line}`,
    structured: {
      status: found === null ? 'not_found' : 'ok',
      kind,
      item: found?.record ?? null,
      candidates: [],
      message: found === null ? `${kind} selector did not match` : '',
    },
  };
}
