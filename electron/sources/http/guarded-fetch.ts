import { isLoopbackHost } from '../../../shared/metadata/loopback.ts';
import { readCappedBody } from './capped-body.ts';
import { reasonOfFetchFailure } from './connection-failure.ts';
import { GuardedFetchError } from './guarded-fetch-error.ts';

/** The part of `fetch` the sources use. Node's global fetch is one; a guarded fetch is another. */
export type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

export interface GuardedFetchConfig {
  /** The only origin that is ever talked to; path and query are ignored. */
  readonly origin: URL;
  /** The profile allows credentials over plain http to a host that is not loopback. */
  readonly allowInsecureHttp: boolean;
  /** Limit of the whole call, from connecting to the last byte of the body, ms. */
  readonly timeoutMs: number;
  /** Largest accepted body, bytes after decompression. */
  readonly maxBodyBytes: number;
  /** The network. */
  readonly fetch?: Fetch;
}

const NULL_BODY_STATUSES: ReadonlySet<number> = new Set([204, 205]);
/** These describe the transfer, and the body handed on is no longer in transfer. */
const TRANSFER_HEADERS = [
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
];

/**
 * A fetch for read-only calls that keeps a credential at home and an answer in bounds: one origin, no
 * redirect, no user info, no credentials over plain http to another machine, one time limit for the whole
 * call (a slowly dripping body included), one limit for the decompressed body. The returned response is
 * complete: its body is in memory. Throws {@link GuardedFetchError}; an abort by the caller's own signal
 * rethrows that signal's reason.
 */
export function createGuardedFetch(config: GuardedFetchConfig): Fetch {
  const network = config.fetch ?? fetch;

  return async (input, init = {}) => {
    const url = parseUrl(input);
    refuseUnsafe(url, new Headers(init.headers), config);

    const deadline = AbortSignal.timeout(config.timeoutMs);
    const callers = init.signal ?? null;
    const guarded: RequestInit = {
      ...init,
      redirect: 'manual',
      signal: callers === null ? deadline : AbortSignal.any([deadline, callers]),
    };
    try {
      const response = await sendOnceMoreWhenStale(() => network(url, guarded), init);
      return await complete(response, config.maxBodyBytes);
    } catch (error) {
      if (error instanceof GuardedFetchError) throw error;
      if (callers?.aborted) throw callers.reason;
      if (deadline.aborted) throw new GuardedFetchError('timeout');
      throw new GuardedFetchError(reasonOfFetchFailure(error));
    }
  };
}

function parseUrl(input: string | URL): URL {
  const url = URL.parse(String(input));
  if (url === null) throw new GuardedFetchError('foreign origin');
  return url;
}

function refuseUnsafe(url: URL, headers: Headers, config: GuardedFetchConfig): void {
  for (const address of [config.origin, url]) {
    if (address.username !== '' || address.password !== '') throw new GuardedFetchError('user info');
  }
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isHttp || url.origin !== config.origin.origin) throw new GuardedFetchError('foreign origin');
  const exposed = url.protocol === 'http:' && !isLoopbackHost(url.hostname) && !config.allowInsecureHttp;
  if (exposed && headers.has('authorization')) throw new GuardedFetchError('insecure');
}

/**
 * The Pooler closes idle connections at exactly 60.0 s, so a poll every 60 s can write into a connection
 * that is just being closed (pooler-contract 13.2). Every call of the console is a read, so sending it a
 * second time is harmless; a body that is a stream cannot be sent twice and is not.
 */
async function sendOnceMoreWhenStale(send: () => Promise<Response>, init: RequestInit): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    const repeatable = init.body === undefined || init.body === null || typeof init.body === 'string';
    const stale = repeatable && !init.signal?.aborted && reasonOfFetchFailure(error) === 'connection lost';
    if (!stale) throw error;
    return await send();
  }
}

async function complete(response: Response, maxBodyBytes: number): Promise<Response> {
  const refused = refusalOfStatus(response);
  if (refused !== null) {
    // Not awaited: what becomes of an unwanted body is nobody's concern.
    response.body?.cancel().catch(() => {});
    throw new GuardedFetchError(refused);
  }
  const body = await readCappedBody(response, maxBodyBytes);
  const headers = new Headers(response.headers);
  for (const name of TRANSFER_HEADERS) headers.delete(name);
  return new Response(NULL_BODY_STATUSES.has(response.status) ? null : body, {
    status: response.status,
    headers,
  });
}

function refusalOfStatus({ status, type }: Response): 'redirect' | 'not http' | null {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return 'redirect';
  return status < 200 || status > 599 ? 'not http' : null;
}
