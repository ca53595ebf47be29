import { z } from 'zod';
import type { ReadFailure } from '../read-failure.ts';
import { failureOfMessage } from './server-messages.ts';

const rpcErrorBody = z.object({ error: z.object({ message: z.string() }) });

/**
 * What a non-2xx answer means (pooler-contract 2.3, 2.6, 13.2): by the Pooler's own message where the body is
 * one of its JSON-RPC errors, else by the status alone. `body` is null where it could not be read.
 */
export function failureOfHttpAnswer(status: number, body: string | null): ReadFailure {
  return failureOfBody(body) ?? failureOfStatus(status);
}

function failureOfBody(body: string | null): ReadFailure | null {
  if (body === null) return null;
  try {
    const parsed = rpcErrorBody.safeParse(JSON.parse(body));
    return parsed.success ? failureOfMessage(parsed.data.error.message) : null;
  } catch {
    return null;
  }
}

function failureOfStatus(status: number): ReadFailure {
  switch (status) {
    case 401:
      return {
        kind: 'unauthorized',
        detail: 'The Pooler does not accept the MCP token (HTTP 401): enter a current one in Connections.',
      };
    case 403:
      return {
        kind: 'forbidden',
        detail:
          'Access was refused (HTTP 403) without a reason the Pooler is known to give: check the proxies before it.',
      };
    case 404:
    case 405:
      return {
        kind: 'not exposed',
        detail: `Nothing of the Pooler answers at this address (HTTP ${status}): check the address and the routes of its proxy.`,
      };
    case 429:
      return {
        kind: 'overloaded',
        detail:
          'A limit on requests was reached (HTTP 429): wait, and check the limits of the proxies before the Pooler.',
      };
    // With its database gone the Pooler answers 500 with a body that is not JSON-RPC (pooler-contract 13.2).
    case 500:
      return {
        kind: 'not ready',
        detail:
          'The Pooler failed internally (HTTP 500), as it does without its database: check the database and its log.',
      };
    case 503:
      return {
        kind: 'not ready',
        detail:
          'The Pooler is not ready (HTTP 503): it may be starting, draining or without its database; check readiness.',
      };
    case 502:
    case 504:
      return {
        kind: 'unreachable',
        detail: `A proxy before the Pooler got no answer from it (HTTP ${status}): check that the Pooler is running.`,
      };
    default:
      return {
        kind: 'malformed',
        detail: `The answer is not one the Pooler is known to give (HTTP ${status}): check the address and its version.`,
      };
  }
}
