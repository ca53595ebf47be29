import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ServedConsole, serveConsole } from '../electron/testing/served-console.ts';
import { accessibilityProblems } from './harness/audit.ts';
import { field } from './harness/desk.ts';
import { expect, test } from './harness/test.ts';

const header = (page: Page) => page.getByRole('region', { name: 'Console' });

const OUTAGE = /^Example Batch cannot serve/;

/** The sentence on Now and the signals under it, by name: equals stand in the order of their ids, which differ. */
async function pictureOf(page: Page, origin: string): Promise<{ sentence: string; signals: string[] }> {
  await page.goto(`${origin}/#/`);
  await expect(page.getByRole('article', { name: OUTAGE })).toBeVisible();
  const sentence = await page.locator('main p').first().innerText();
  const signals = await page.getByRole('article').getByRole('heading', { level: 3 }).allInnerTexts();
  return { sentence, signals: signals.toSorted() };
}

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-snapshots-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(page: Page, origin: string, name: string): Promise<string> {
  await page.goto(`${origin}/#/snapshots`);
  await page.getByRole('button', { name: 'Take a snapshot' }).click();
  await expect(page.getByText(/\.snapshot is ready: [\d.]+ (?:kB|MB), taken /)).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^example-\d{4}-\d{2}-\d{2}T\d{4}Z\.snapshot$/);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

test('a snapshot shows another console, without sources and credentials, what the operator saw', async ({
  open,
  outage,
  browser,
}) => {
  const live = outage.console();
  const page = await open(live);
  await expect(page.getByRole('article', { name: OUTAGE })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('live');
  await expect(page.getByRole('contentinfo')).not.toContainText('waiting');
  const path = await take(page, live.origin, 'seen.snapshot');
  const seen = await pictureOf(page, live.origin);
  const bytes = readFileSync(path);

  const dataDirectory = mkdtempSync(join(folder, 'offline-'));
  let offline: ServedConsole | null = null;
  const other = await browser.newContext();
  try {
    offline = await serveConsole({ dataDirectory, words: ['--snapshot', path] });
    const reader = await other.newPage();
    await reader.goto(await offline.newLink());
    expect(await pictureOf(reader, offline.origin)).toEqual(seen);
    await expect(header(reader)).toContainText(/SNAPSHOT\s*of example, taken .* UTC/);
    await expect(reader).toHaveTitle(/Snapshot of example/);
    await expect(reader.getByText(/^This is a snapshot of example, taken \d{4}-/)).toBeVisible();

    const age = header(reader).getByText(/old$/);
    const before = await age.innerText();
    await reader.waitForTimeout(2_500);
    expect(await age.innerText()).toBe(before);

    await reader.keyboard.press('r');
    await expect(reader.getByText('This is a snapshot: nothing is asked of any source.')).toBeVisible();
    await reader.keyboard.press('d');
    await expect(field(reader)).toHaveValue(/^Status: /);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  } finally {
    await other.close();
    await offline?.stop();
  }
});

test('a snapshot is opened from the screen, and closing it leads back to the connection', async ({
  open,
  outage,
}) => {
  const live = outage.console();
  const page = await open(live);
  const path = await take(page, live.origin, 'again.snapshot');

  await page.locator('input[type=file]').setInputFiles(path);
  await expect(header(page)).toContainText('SNAPSHOT');
  await expect(page.getByRole('region', { name: 'Shown now' })).toContainText('A snapshot of example');
  await expect(page.getByRole('button', { name: 'Take a snapshot' })).toBeDisabled();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(page), colorScheme).toEqual([]);
  }

  await page.getByRole('button', { name: 'Close it and show example' }).click();
  await expect(header(page)).toContainText('Connection: example');
  await expect(page.getByRole('contentinfo').getByRole('button', { name: /^Pools/ })).toContainText('live');
});

test('every screen of a snapshot moves through its past, with the keyboard too', async ({ open, outage }) => {
  const live = outage.console();
  const page = await open(live);
  await expect(page.getByRole('article', { name: OUTAGE })).toBeVisible();
  const path = await take(page, live.origin, 'past.snapshot');
  await page.locator('input[type=file]').setInputFiles(path);
  const bar = page.getByRole('form', { name: 'Moment that is shown' });
  await expect(bar).toContainText('when it was taken');

  await page.goto(`${live.origin}/#/`);
  await expect(page.getByRole('article', { name: OUTAGE })).toBeVisible();
  // Nothing had been read of the Pooler an hour before.
  await bar.getByRole('button', { name: '1 h earlier' }).press('Enter');
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('waiting');
  await page.goto(`${live.origin}/#/requests`);
  await expect(page.getByText('Requests are not known: waiting')).toBeVisible();

  const moment = bar.getByRole('textbox', { name: /^Moment to show, UTC/ });
  await moment.fill('2999-01-01 10:05');
  await moment.press('Enter');
  await expect(bar).toContainText('A time before it was taken, UTC');
  expect(await accessibilityProblems(page)).toEqual([]);

  await bar.getByRole('button', { name: 'As it was taken' }).click();
  await page.goto(`${live.origin}/#/`);
  await expect(page.getByRole('article', { name: OUTAGE })).toBeVisible();
  await page.goto(`${live.origin}/#/snapshots`);
  await page.getByRole('button', { name: 'Close it and show example' }).click();
  await expect(bar).toHaveCount(0);
});

test('a file that is no snapshot is refused in words, and nothing changes', async ({ open, outage }) => {
  const page = await open(outage.console(), '/snapshots');
  const path = join(folder, 'notes.txt');
  writeFileSync(path, 'example notes');
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByRole('alert').filter({ hasText: 'no snapshot of the console' })).toBeVisible();
  await expect(header(page)).toContainText('Connection: example');
});

test('a snapshot is taken with the keyboard alone', async ({ open, outage }) => {
  const page = await open(outage.console());
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: 'Snapshots' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Take a snapshot' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Save the file' })).toBeVisible();
});
