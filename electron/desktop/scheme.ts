import type { CustomScheme, Protocol } from 'electron';

export const SCHEME = 'console';
/** The only origin the window ever shows. */
export const PAGE_ORIGIN = `${SCHEME}://app`;

/** Privileges of the scheme: a normal, secure origin with fetch. Must be registered before the app is ready. */
export const SCHEME_PRIVILEGES: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Answers the page's requests in this process: no TCP port, no remote content. */
export function serveScheme(protocol: Protocol, next: (request: Request) => Promise<Response>): void {
  protocol.handle(SCHEME, (request) => {
    const { host } = new URL(request.url);
    return host === 'app' ? next(request) : new Response('Not found', { status: 404 });
  });
}
