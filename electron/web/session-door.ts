import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { COMMON_HEADERS } from './page-headers.ts';

/** A code opens one session and only for this long: it stands in an address bar and perhaps in a terminal log. */
export const CODE_LIFETIME_MS = 60_000;
export const SESSION_HEADER = 'x-console-session';

const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const exchangeSchema = z.strictObject({ code: z.string().min(1).max(200) });

export interface SessionDoor {
  /** A fresh single-use code for the fragment of the page's address. */
  issueCode(): string;
  fetch(request: Request): Promise<Response>;
}

export interface SessionDoorConfig {
  readonly next: (request: Request) => Promise<Response>;
  readonly nowMs: () => number;
}

function refuse(status: number, message: string): Response {
  const headers = { ...COMMON_HEADERS, 'cache-control': 'no-store' };
  return Response.json({ error: { message } }, { status, headers });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * What may be had without a session: the page's own files, by their plain names. Anything else, an encoded spelling
 * of the API's path included, needs the key: the routes behind this door decode what they are given.
 */
const PUBLIC_PATH = /^\/(?!api(?:\/|$))(?:[\w.-]+\/)*[\w.-]*$/;

/** A whole new page in the window: from a link, a file or a terminal; it shows a page and answers nobody else. */
function isNavigation(request: Request): boolean {
  const { headers, method } = request;
  const isPage = headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return method === 'GET' && isPage;
}

/** Browsers say where a request comes from; what says nothing is no browser and has no page to be tricked. */
function isSameOrigin(request: Request, host: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  return origin === null || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/**
 * The web door's guard in front of the console. A loopback port is open to every program and every web page on this
 * machine: the Host check stops rebinding, the origin check stops other pages, and the session key, which only the
 * holder of a fresh code gets, stops everybody else. No cookies: they are not bound to a port.
 */
export function createSessionDoor({ next, nowMs }: SessionDoorConfig): SessionDoor {
  const codes = new Map<string, number>();
  const sessions: Buffer[] = [];

  function hasSession(request: Request): boolean {
    const given = digest(request.headers.get(SESSION_HEADER) ?? '');
    return sessions.some((session) => timingSafeEqual(session, given));
  }

  async function exchange(request: Request): Promise<Response> {
    const body = exchangeSchema.safeParse(await request.json().catch(() => null));
    const key = body.success ? digest(body.data.code).toString('hex') : '';
    const expiresAtMs = codes.get(key);
    codes.delete(key);
    if (expiresAtMs === undefined || expiresAtMs < nowMs()) {
      return refuse(
        401,
        'This link was used already or is older than 60 seconds. Ask the terminal for a new one.',
      );
    }
    const session = randomBytes(32).toString('base64url');
    sessions.push(digest(session));
    const headers = { ...COMMON_HEADERS, 'cache-control': 'no-store' };
    return Response.json({ key: session }, { headers });
  }

  return {
    issueCode() {
      const code = randomBytes(24).toString('base64url');
      codes.set(digest(code).toString('hex'), nowMs() + CODE_LIFETIME_MS);
      return code;
    },
    async fetch(request) {
      const host = request.headers.get('host') ?? '';
      if (!LOOPBACK_HOST.test(host)) return refuse(403, 'This console answers on loopback names only.');
      const { pathname } = new URL(request.url);
      const isPublic = PUBLIC_PATH.test(pathname);
      // The redirect file that opens the browser is another origin, and so is a link in a terminal's web page.
      const isWelcome = isSameOrigin(request, host) || (isPublic && isNavigation(request));
      if (!isWelcome) return refuse(403, 'Requests from other pages are refused.');
      if (isPublic) return next(request);
      if (pathname === '/api/session') {
        return request.method === 'POST' ? exchange(request) : refuse(405, 'Use POST.');
      }
      if (!hasSession(request)) return refuse(401, 'No session. Open the link that the terminal prints.');
      return next(request);
    },
  };
}
