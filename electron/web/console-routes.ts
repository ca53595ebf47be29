import { randomBytes } from 'node:crypto';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import type { ConsolePorts } from '../../shared/api/ports.ts';
import { appRouter } from '../../shared/api/router.ts';
import type { Snapshots } from '../snapshots/snapshots.ts';
import { COMMON_HEADERS, contentSecurityPolicy } from './page-headers.ts';
import { addSnapshotRoutes } from './snapshot-routes.ts';
import type { StaticFile } from './static-files.ts';

export const API_PATH = '/api/trpc';
const PROCEDURES: ReadonlySet<string> = new Set(Object.keys(appRouter._def.procedures));
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** The whole product as one function of a request: the API and the page's files (design 2). */
export function createRoutes(
  ports: ConsolePorts,
  files: ReadonlyMap<string, StaticFile>,
  snapshots: Pick<Snapshots, 'release' | 'open'>,
  logError: (path: string) => void,
): (request: Request) => Promise<Response> {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(COMMON_HEADERS)) context.res.headers.set(name, value);
  });

  app.all(`${API_PATH}/*`, async (context) => {
    const response = await fetchRequestHandler({
      endpoint: API_PATH,
      req: context.req.raw,
      router: appRouter,
      createContext: () => ports,
      // The procedure's own name alone: messages, inputs and unknown names can hold what a person typed.
      onError: ({ path }) => logError(PROCEDURES.has(path ?? '') ? `${path}` : 'of an unknown name'),
    });
    response.headers.set('cache-control', 'no-store');
    return response;
  });

  addSnapshotRoutes(app, snapshots);

  app.get('*', (context) => {
    const path = context.req.path === '/' ? '/index.html' : context.req.path;
    const file = files.get(path);
    if (file === undefined) return context.text('Not found', 404);
    if (path !== '/index.html') {
      // Built file names carry a hash of their content.
      return context.body(new Uint8Array(file.body), 200, {
        'content-type': file.contentType,
        'cache-control': 'public, max-age=31536000, immutable',
      });
    }
    const nonce = randomBytes(16).toString('base64');
    return context.body(file.body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce), 200, {
      'content-type': file.contentType,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    });
  });

  return async (request) => app.fetch(request);
}
