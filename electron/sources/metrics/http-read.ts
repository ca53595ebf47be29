import { createGuardedFetch } from '../http/guarded-fetch.ts';
import { GuardedFetchError } from '../http/guarded-fetch-error.ts';
import type { ReadFailure } from '../read-failure.ts';
import type { HttpReadConfig, MetricsCredentials } from './contract.ts';

export type HttpAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | ReadFailure;

export interface HttpReader {
  /** One read; every status is an answer, what did not arrive is a failure. With `form` it is a POST of it. */
  read(url: URL, form?: URLSearchParams): Promise<HttpAnswer>;
  close(): void;
}

/** Reads one metrics server with the profile's credentials, which go to `origin` and nowhere else (design 3.3). */
export function createHttpReader(origin: URL, config: HttpReadConfig): HttpReader {
  const guardedFetch = createGuardedFetch({
    origin,
    allowInsecureHttp: config.allowInsecureHttp,
    timeoutMs: config.timeoutMs,
    maxBodyBytes: config.maxBodyBytes,
    ...(config.fetch === undefined ? {} : { fetch: config.fetch }),
  });
  const closing = new AbortController();
  return {
    async read(url, form) {
      const headers = requestHeaders(config);
      if (!(headers instanceof Headers)) return headers;
      try {
        const response = await guardedFetch(url, {
          ...postOf(form, headers),
          headers,
          signal: closing.signal,
        });
        return { kind: 'answer', status: response.status, text: await response.text() };
      } catch (error) {
        if (error instanceof GuardedFetchError) return { kind: error.outcome, detail: error.message };
        if (closing.signal.aborted) return { kind: 'unreachable', detail: 'The connection was closed here.' };
        throw error;
      }
    },
    close: () => closing.abort(),
  };
}

function postOf(form: URLSearchParams | undefined, headers: Headers): RequestInit {
  if (form === undefined) return {};
  headers.set('content-type', 'application/x-www-form-urlencoded');
  // As text, so that the guarded fetch can send it once more over a connection that was just closed.
  return { method: 'POST', body: form.toString() };
}

function requestHeaders(config: HttpReadConfig): Headers | ReadFailure {
  const authorization = authorizationOf(config.credentials);
  if (authorization === 'missing') {
    return { kind: 'unauthorized', detail: 'The credential is missing: enter it in Connections.' };
  }
  try {
    const headers = new Headers(config.headers);
    headers.set('accept', '*/*');
    if (authorization !== null) headers.set('authorization', authorization);
    return headers;
  } catch {
    // The thrown text quotes the value, which may be the secret.
    return {
      kind: 'unauthorized',
      detail: 'The credential or a header has characters that cannot be sent; enter it again in Connections.',
    };
  }
}

function authorizationOf(credentials: MetricsCredentials): string | null {
  switch (credentials.kind) {
    case 'none':
      return null;
    case 'bearer': {
      const token = credentials.token();
      return token === null ? 'missing' : `Bearer ${token}`;
    }
    case 'basic': {
      const password = credentials.password();
      if (password === null) return 'missing';
      return `Basic ${Buffer.from(`${credentials.username}:${password}`, 'utf8').toString('base64')}`;
    }
  }
}

/** What a refusal means wherever it comes from; null for the statuses each source reads for itself. */
export function refusalOf(status: number): ReadFailure | null {
  switch (status) {
    case 401:
      return { kind: 'unauthorized', detail: 'The server does not accept the credential (401).' };
    case 403:
      return { kind: 'forbidden', detail: 'The server knows the credential and refuses it (403).' };
    case 404:
    case 405:
      return { kind: 'not exposed', detail: `Nothing answers at this path (${status}); check the address.` };
    case 429:
      return { kind: 'overloaded', detail: 'The server asks for fewer requests (429).' };
    case 502:
    case 504:
      return { kind: 'unreachable', detail: `A proxy could not reach the server (${status}).` };
    default:
      return null;
  }
}
