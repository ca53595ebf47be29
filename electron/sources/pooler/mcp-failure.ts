import { ProtocolError, SdkError, SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';
import { GuardedFetchError } from '../http/guarded-fetch-error.ts';
import { failureOfHttpAnswer } from './http-answer.ts';
import { type Failure, PoolerFailure } from './pooler-failure.ts';
import { failureOfMessage } from './server-messages.ts';

/** Longest chain of causes the MCP client builds is three; the bound only stops a cycle. */
const MAX_CAUSES = 8;

const NOT_MCP: Failure = {
  kind: 'malformed',
  detail:
    'The answer is not an MCP message: check that the address is the Pooler itself and not a sign-in page or proxy.',
};

/**
 * Sorts whatever the MCP client throws into a failure. Its own texts carry addresses and parts of bodies,
 * so nothing of them is kept: only types, codes, the HTTP status and messages from the Pooler's known list.
 */
export function failureOfMcpError(error: unknown): Failure {
  for (const cause of causesOf(error)) {
    if (cause instanceof PoolerFailure) return cause.failure;
    if (cause instanceof GuardedFetchError) return { kind: cause.outcome, detail: cause.message };
    if (cause instanceof SdkHttpError) return failureOfHttpAnswer(cause.status, textOf(cause.data));
    if (cause instanceof ProtocolError) return failureOfMessage(cause.message) ?? unknownError(cause.code);
    if (cause instanceof SdkError && cause.code === SdkErrorCode.RequestTimeout) {
      return {
        kind: 'unreachable',
        detail:
          'No complete answer came within the time limit; check the network and the load of the Pooler.',
      };
    }
  }
  return NOT_MCP;
}

/** `code` is JSON-RPC's number. */
function unknownError(code: number): Failure {
  return {
    kind: 'malformed',
    detail: `The answer is an error this console does not know (JSON-RPC ${code}): check the version of the Pooler.`,
  };
}

function* causesOf(error: unknown): Generator<unknown> {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth++) {
    yield current;
    current = current.cause;
  }
}

function textOf(data: { readonly [key: string]: unknown }): string | null {
  return typeof data.text === 'string' ? data.text : null;
}
