import { ProtocolError, SdkError, SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';
import { GuardedFetchError } from '../http/guarded-fetch-error.ts';
import type { ReadFailure } from '../read-failure.ts';
import { failureOfHttpAnswer } from './http-answer.ts';
import { PoolerFailure } from './pooler-failure.ts';
import { failureOfMessage } from './server-messages.ts';

/** Longest chain of causes the MCP client builds is three; the bound only stops a cycle. */
const MAX_CAUSES = 8;

const NOT_MCP: ReadFailure = {
  kind: 'malformed',
  detail:
    'The answer is not an MCP message: check that the address is the Pooler itself and not a sign-in page or proxy.',
};
const CLOSED: ReadFailure = {
  kind: 'unreachable',
  detail: 'The connection was closed before an answer came; it is made anew at the next read.',
};
const TIMED_OUT: ReadFailure = {
  kind: 'unreachable',
  detail: 'No complete answer came within the time limit; check the network and the load of the Pooler.',
};
const OWN_FAULT: ReadFailure = {
  kind: 'malformed',
  detail: 'This console could not handle the answer: please report it with the version of the Pooler.',
};

/**
 * Sorts whatever was thrown on the way of one read into a failure. The MCP client's texts carry addresses and
 * parts of bodies, so nothing of them is kept: only types, codes, the HTTP status and the Pooler's known messages.
 */
export function failureOfMcpError(error: unknown): ReadFailure {
  const causes = [...causesOf(error)];
  for (const cause of causes) {
    const failure = failureOfCause(cause);
    if (failure !== null) return failure;
  }
  return causes.some(saysUnreadable) ? NOT_MCP : OWN_FAULT;
}

function failureOfCause(cause: Error): ReadFailure | null {
  if (cause instanceof PoolerFailure) return cause.failure;
  if (cause instanceof GuardedFetchError) return { kind: cause.outcome, detail: cause.message };
  if (cause instanceof SdkHttpError) return failureOfHttpAnswer(cause.status, textOf(cause.data));
  if (cause instanceof ProtocolError) return failureOfMessage(cause.message) ?? unknownError(cause.code);
  return cause instanceof SdkError ? failureOfSdkCode(cause.code) : null;
}

function failureOfSdkCode(code: SdkErrorCode): ReadFailure | null {
  switch (code) {
    case SdkErrorCode.RequestTimeout:
      return TIMED_OUT;
    case SdkErrorCode.ConnectionClosed:
    case SdkErrorCode.NotConnected:
      return CLOSED;
    default:
      return null;
  }
}

/** `code` is JSON-RPC's number. */
function unknownError(code: number): ReadFailure {
  return {
    kind: 'malformed',
    detail: `The answer is an error this console does not know (JSON-RPC ${code}): check the version of the Pooler.`,
  };
}

/** The client library throws its own errors, its copy of zod's or JSON's, for an answer that is no message. */
function saysUnreadable(cause: Error): boolean {
  return cause instanceof SdkError || cause.name === 'ZodError' || cause.name === 'SyntaxError';
}

function* causesOf(error: unknown): Generator<Error> {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth++) {
    yield current;
    current = current.cause;
  }
}

function textOf(data: { readonly [key: string]: unknown }): string | null {
  return typeof data.text === 'string' ? data.text : null;
}
