import type { Fetch } from '../http/guarded-fetch.ts';
import { PoolerFailure } from './pooler-failure.ts';

/** What can stand in a header value at all; the Pooler decides what is a token. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/**
 * Adds the MCP token to each request, asked for anew each time so that a forgotten token is gone at once.
 * Throws {@link PoolerFailure} `unauthorized`, without a request, when there is none.
 */
export function createBearerFetch(fetch: Fetch, token: () => string | null): Fetch {
  return async (input, init = {}) => {
    // The MCP client asks for a stream of server messages; the Pooler has none (pooler-contract 2.1), and the
    // question would take one of its few MCP places.
    if (init.method === 'GET') return new Response(null, { status: 405 });
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${usableToken(token())}`);
    return fetch(input, { ...init, headers });
  };
}

function usableToken(token: string | null): string {
  const trimmed = token?.trim() ?? '';
  if (trimmed === '') {
    throw new PoolerFailure({
      kind: 'unauthorized',
      detail: 'No MCP token is held for this Pooler: enter one in Connections.',
    });
  }
  // Checked here because Node's own error would quote the value.
  if (!HEADER_SAFE.test(trimmed)) {
    throw new PoolerFailure({
      kind: 'unauthorized',
      detail: 'The stored MCP token has characters no token has: copy it again and enter it in Connections.',
    });
  }
  return trimmed;
}
