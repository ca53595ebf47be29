import { request } from 'node:http';
import type { ServedConsole } from '../electron/testing/served-console.ts';
import { SCREENS } from '../renderer/shell/screens.ts';
import { expect, test } from './harness/test.ts';

const VIEW = '/api/trpc/shell.view';
const ENDED = 'This tab has no session, or its session has ended';

/** A request as some other program may send it: Node's fetch would not let it choose its Host. */
function statusOf(
  console: ServedConsole,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    request(new URL(path, console.origin), { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('a link opens the console once', async ({ page, outage, context }) => {
  const link = await outage.console().newLink();
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'Now' })).toBeAttached();
  expect(page.url()).not.toContain('code=');
  const second = await context.newPage();
  await second.goto(link);
  await expect(second.getByRole('heading', { name: ENDED })).toBeVisible();
  await second.getByRole('textbox', { name: 'Link or code from the terminal' }).fill(link);
  await second.getByRole('button', { name: 'Open the console' }).click();
  await expect(second.getByText(/^This link was used before/)).toBeVisible();
  await second.getByRole('textbox').fill(await outage.console().newLink());
  await second.getByRole('button', { name: 'Open the console' }).click();
  await expect(second.getByRole('heading', { level: 1, name: 'Now' })).toBeAttached();
});

test('a session outlives a reload, belongs to one tab and leaves no cookie', async ({
  open,
  outage,
  context,
}) => {
  const page = await open(outage.console());
  await page.reload();
  await expect(page.getByRole('article').first()).toBeVisible();
  const other = await context.newPage();
  await other.goto(outage.console().origin);
  await expect(other.getByRole('heading', { name: ENDED })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /session/.test(key)))).toEqual(
    [],
  );
});

test.describe('what is not the page is refused', () => {
  for (const { who, headers, status } of [
    { who: 'without a session', headers: {}, status: 401 },
    { who: 'with a made-up session', headers: { 'x-console-session': 'made-up' }, status: 401 },
    { who: 'under a foreign name', headers: { host: 'console.example.com' }, status: 403 },
    { who: 'from another page', headers: { origin: 'http://other.example.com' }, status: 403 },
    { who: 'across sites', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
  ]) {
    test(`the API, ${who}: ${status}`, async ({ outage }) => {
      expect(await statusOf(outage.console(), VIEW, headers)).toBe(status);
    });
  }

  test('the page itself under a foreign name: 403', async ({ outage }) => {
    expect(await statusOf(outage.console(), '/', { host: 'console.example.com' })).toBe(403);
    const { port } = new URL(outage.console().origin);
    expect(await statusOf(outage.console(), '/', { host: `localhost:${port}` })).toBe(200);
  });
});

test('the page keeps its own rules on every screen', async ({ open, outage }) => {
  const answer = await fetch(outage.console().origin);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  const page = await open(outage.console());
  for (const { path, word } of SCREENS) {
    await page.goto(`${outage.console().origin}/#${path}`);
    await expect(page.getByRole('heading', { level: 1, name: word })).toBeAttached();
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Search', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
});
