import { protocol } from 'electron';
import { expect, it } from 'vitest';
import { given } from '../../build/test/electron-double.ts';
import { PAGE_ORIGIN, SCHEME, SCHEME_PRIVILEGES, serveScheme } from './scheme.ts';

function served() {
  const passed: string[] = [];
  serveScheme(protocol, async (request) => {
    passed.push(new URL(request.url).pathname);
    return new Response('console');
  });
  const handle = given.handlers.get(SCHEME);
  const ask = async (url: string) => (await handle?.(new Request(url)))?.status;
  return { ask, passed };
}

it('hands requests of the page to the console', async () => {
  const { ask, passed } = served();
  expect(await ask(`${PAGE_ORIGIN}/api/trpc/now.view`)).toBe(200);
  expect(passed).toEqual(['/api/trpc/now.view']);
});

it('knows no other host under its scheme', async () => {
  const { ask, passed } = served();
  expect(await ask(`${SCHEME}://other/api/trpc/now.view`)).toBe(404);
  expect(passed).toEqual([]);
});

it('is a normal, secure origin, and bypasses no policy', () => {
  expect(SCHEME_PRIVILEGES).toEqual({
    scheme: 'console',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});
