import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { findProgram } from '../build/testing/system-packages.ts';
import { clipboardText, markClipboard } from './harness/clipboard.ts';
import { field } from './harness/desk.ts';
import { expect, test } from './harness/test.ts';

/** Shaped like a real key and made at run time: no key-like string stands in the repository. */
const poolKey = () => `sk-cxp-${randomBytes(6).toString('hex')}-${randomBytes(32).toString('base64url')}`;

const MAIL = 'someone@example.com';

/** The five lines in order, with something pasted into the last. */
const summaryWith = (pasted: string) =>
  [
    'Status: degraded',
    'Impact: some clients are refused.',
    'Signals: one upstream is not ready.',
    `Next check: ask the owner about ${pasted}.`,
    'Privacy: metadata only.',
  ].join('\n');

const kept = (page: Page) => page.getByText('Nothing left the console');

/** Pastes as a hand does: by the clipboard and a key. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(field(page)).toHaveValue(text);
}

test.describe('a pasted Pool key', () => {
  test('is found by its class, and nothing that holds it leaves', async ({ open, outage }) => {
    const page = await open(outage.console(), '/incident');
    const key = poolKey();
    await paste(page, summaryWith(key));
    const mark = await markClipboard(page);
    const findings = page.getByRole('region', { name: 'Redaction findings' });
    await expect(findings.getByText('Cannot leave until it is changed')).toBeVisible();
    await expect(findings.getByRole('listitem')).toContainText('Pool API key, line 4');
    await expect(findings).not.toContainText(key);

    await page.getByRole('button', { name: /^Copy/ }).click();
    await expect(kept(page)).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'Pool API key' })).toBeVisible();
    expect(await clipboardText(page)).toBe(mark);
  });

  for (const { way, press } of [
    { way: 'Ctrl+C', press: 'ControlOrMeta+c' },
    { way: 'Ctrl+X', press: 'ControlOrMeta+x' },
    { way: 'Ctrl+Insert', press: 'Control+Insert' },
    { way: 'Shift+Delete', press: 'Shift+Delete' },
  ]) {
    test(`does not leave the draft by ${way}`, async ({ open, outage }) => {
      const page = await open(outage.console(), '/incident');
      const text = summaryWith(poolKey());
      await paste(page, text);
      const mark = await markClipboard(page);
      await field(page).focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press(press);
      await expect(kept(page)).toBeVisible();
      expect(await clipboardText(page)).toBe(mark);
      await expect(field(page)).toHaveValue(text);
    });
  }

  test('does not leave the draft by dragging', async ({ open, outage }) => {
    const page = await open(outage.console(), '/incident');
    await page.evaluate(() => {
      const target = document.createElement('textarea');
      target.id = 'elsewhere';
      document.body.prepend(target);
    });
    await paste(page, poolKey());
    await field(page).press('ControlOrMeta+a');
    const box = await field(page).boundingBox();
    const elsewhere = await page.locator('#elsewhere').boundingBox();
    if (box === null || elsewhere === null) throw new Error('there is nothing to drag between');
    await page.mouse.move(box.x + 40, box.y + 18);
    await page.mouse.down();
    await page.mouse.move(elsewhere.x + 20, elsewhere.y + 10, { steps: 12 });
    await page.mouse.up();
    await expect(page.getByText('Dragging out is off')).toBeVisible();
    await expect(page.locator('#elsewhere')).toHaveValue('');
  });

  test('leaves once the offered replacement stands in its place', async ({ open, outage }) => {
    const page = await open(outage.console(), '/incident');
    const key = poolKey();
    await paste(page, summaryWith(key));
    await page.getByRole('button', { name: /^Replace the Pool API key in line 4/ }).click();
    await expect(page.getByText('Clean: nothing the policy refuses was found')).toBeVisible();
    await page.getByRole('button', { name: /^Copy/ }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeVisible();
    const released = await clipboardText(page);
    expect(released).toBe(await field(page).inputValue());
    expect(released).not.toContain(key);
    expect(released.split('\n')).toHaveLength(5);
  });
});

test('a part of a screen leaves as the gate gives it, and only when it may', async ({ open, outage }) => {
  const page = await open(outage.console());
  await page.getByRole('article').first().waitFor();
  await markClipboard(page);
  const asked = page.waitForResponse(/incident\.release/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  const answer: unknown = await (await asked).json();
  const released = releasedText(answer);
  await expect(
    page.getByText(released === null ? 'Nothing left the console' : 'Copied', { exact: true }),
  ).toBeVisible();
  expect(await clipboardText(page)).toBe(released ?? 'nothing has left');
});

/** The text an answer of the gate releases, or null where it holds it back. */
function releasedText(answer: unknown): string | null {
  const text = /"released":true,"text":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(answer))?.[1];
  return text === undefined ? null : String(JSON.parse(text));
}

test('the browser’s own menu, its printing and its saving stay shut', async ({ open, outage }) => {
  const page = await open(outage.console());
  await page.getByRole('article').first().waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  const prevented = await page.evaluate(() => {
    const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    document.body.dispatchEvent(menu);
    return menu.defaultPrevented;
  });
  expect(prevented).toBe(true);
  await expect(page.getByText('The browser’s menu is off')).toBeVisible();
  for (const press of ['ControlOrMeta+p', 'ControlOrMeta+s']) {
    await page.keyboard.press(press);
    const told = page.getByRole('alert').filter({ hasText: 'The page itself does not leave' });
    await expect(told).toBeVisible();
    await told.getByRole('button', { name: 'Dismiss' }).click();
    await expect(told).toHaveCount(0);
  }
});

test('what stands on other screens leaves as the gate gives it, and only when it may', async ({
  open,
  outage,
}) => {
  const page = await open(outage.console());
  for (const path of ['/upstreams', '/keys', '/audit', '/requests', '/connections']) {
    await page.goto(`${outage.console().origin}/#${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await markClipboard(page);
    const asked = page.waitForResponse(/incident\.release/);
    await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : 0,
    );
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+c');
    const released = releasedText(await (await asked).json());
    await expect(
      page.getByText(released === null ? 'Nothing left the console' : 'Copied', { exact: true }),
    ).toBeVisible();
    expect(await clipboardText(page), path).toBe(released ?? 'nothing has left');
  }
});

test('what is typed into another field does not leave it unchecked', async ({ open, outage }) => {
  const page = await open(outage.console());
  await page.getByRole('article').first().waitFor();
  await page.keyboard.press('Control+k');
  const search = page.getByRole('textbox', { name: 'Search', exact: true });
  await search.fill(MAIL);
  const mark = await markClipboard(page);
  for (const press of ['ControlOrMeta+c', 'ControlOrMeta+x']) {
    await search.press('ControlOrMeta+a');
    await search.press(press);
    await expect(kept(page)).toBeVisible();
  }
  expect(await clipboardText(page)).toBe(mark);
  await expect(search).toHaveValue(MAIL);
});

test('a link is not dragged out with its address', async ({ open, outage }) => {
  const page = await open(outage.console());
  const link = page.getByRole('article').getByRole('link').first();
  await link.waitFor();
  const prevented = await link.evaluate((element) => {
    const drag = new DragEvent('dragstart', { bubbles: true, cancelable: true });
    element.dispatchEvent(drag);
    return drag.defaultPrevented;
  });
  expect(prevented).toBe(true);
});

test('paper holds nothing of the page, whatever stands on it', async ({ open, outage }) => {
  const page = await open(outage.console(), '/incident');
  /** How much is drawn on the pages: content streams of a PDF, unpacked. */
  const drawn = async () => {
    const pdf = await page.pdf();
    return pdfStreams(pdf).join('\n').length;
  };
  await field(page).fill('a');
  const [onPaper, onScreen] = [await drawn(), await asOnScreen(page, drawn)];
  await field(page).fill(summaryWith(MAIL));
  await expect(page.getByText('Cannot leave until it is changed')).toBeVisible();
  expect(await drawn()).toBe(onPaper);
  // The same look at the screen's own rules does see the text, so it would have seen it on paper.
  expect(await asOnScreen(page, drawn)).toBeGreaterThan(onScreen);
});

/** Runs a look at the page with the rules for screens in place of those for paper. */
async function asOnScreen<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await page.emulateMedia({ media: 'screen' });
  const seen = await look();
  await page.emulateMedia({ media: null });
  return seen;
}

/** The compressed streams of a PDF that draw something, unpacked. */
function pdfStreams(pdf: Buffer): string[] {
  const streams: string[] = [];
  const raw = pdf.toString('latin1');
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = raw.indexOf('endstream', start);
    try {
      streams.push(inflateSync(pdf.subarray(start, end)).toString('latin1'));
    } catch {
      // A font or picture that is packed another way draws no text by itself.
    }
  }
  return streams.filter((stream) => /\bBT\b/.test(stream));
}

test('the page asks for no help that would send text away or remember it', async ({ open, demo }) => {
  const page = await open(demo);
  expect(await page.evaluate(() => document.documentElement.translate)).toBe(false);
  let fields = 0;
  for (const path of ['/incident', '/requests', '/audit', '/keys', '/upstreams', '/connections/add']) {
    await page.goto(`${demo.origin}/#${path}`);
    await page
      .locator('main')
      .locator('input:not([type=checkbox], [type=radio]), textarea')
      .first()
      .waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search', exact: true }).waitFor();
    const found = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
        .filter(({ type }) => !['checkbox', 'radio', 'hidden', 'button'].includes(type))
        // The library's own copy of a field of addresses, to measure how tall it is.
        .filter((element) => element.getAttribute('aria-hidden') !== 'true')
        .map((element) => ({
          name: element.getAttribute('aria-label') ?? element.id,
          spelled: element.spellcheck,
          remembered: !['off', 'new-password'].includes(element.autocomplete),
        })),
    );
    fields += found.length;
    expect(
      found.filter(({ spelled, remembered }) => spelled || remembered),
      path,
    ).toEqual([]);
  }
  expect(fields).toBeGreaterThan(5);
});

test('unchecked text is left behind in no address, title, storage, log or kept draft', async ({
  open,
  watch,
}) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console(), '/incident');
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const key = poolKey();
  await paste(page, summaryWith(key));
  await expect(page.getByText('Cannot leave until it is changed')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Draft kept')).toBeVisible();
  await page.getByRole('button', { name: /^Copy/ }).click();
  await expect(kept(page)).toBeVisible();
  const left = await page.evaluate(async () => ({
    title: document.title,
    address: location.href,
    state: JSON.stringify(history.state),
    cookies: document.cookie,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
  }));
  expect(left).toMatchObject({ cookies: '', local: '{}', databases: '[]', caches: '[]' });
  const traces = [JSON.stringify(left), ...said, ...asked, watched.console().output()].join('\n');
  expect(partsIn(traces, key)).toEqual([]);
  await watched.console().stop();
  const files = readdirSync(watched.dataDirectory).map((name) =>
    readFileSync(join(watched.dataDirectory, name), 'latin1'),
  );
  expect(files.join('\n')).toContain('Next check: ask the owner about [');
  expect(partsIn(files.join('\n'), key)).toEqual([]);
});

/** Every eight characters in a row of what is secret in a Pool key that stand in a text. */
function partsIn(text: string, key: string): string[] {
  const secret = key.slice('sk-cxp-'.length);
  const parts = Array.from({ length: secret.length - 7 }, (_, start) => secret.slice(start, start + 8));
  return parts.filter((part) => text.includes(part));
}

test('the browser keeps unchecked text in no file, also to bring it back after a crash', async ({
  outage,
}) => {
  const userData = mkdtempSync(join(tmpdir(), 'console-browser-'));
  const executablePath = findProgram('chromium');
  const context = await chromium.launchPersistentContext(userData, {
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const key = poolKey();
  const page = await context.newPage();
  await page.goto(await outage.console().newLink());
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${outage.console().origin}/#/incident`);
  await field(page).fill(summaryWith(key));
  await expect(page.getByText('Cannot leave until it is changed')).toBeVisible();
  await page.goto(`${outage.console().origin}/#/pools`);
  await page.goto(`${outage.console().origin}/#/incident`);
  await expect(field(page)).toHaveValue(summaryWith(key));
  await context.close();
  const files = readdirSync(userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const holds = (text: string) =>
    files.some(
      (bytes) => bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le')),
    );
  // The browser does write down where it was, so what it remembers is looked at.
  expect(holds('/#/incident')).toBe(true);
  expect(holds(key.slice(0, 20))).toBe(false);
  expect(holds('ask the owner about')).toBe(false);
  rmSync(userData, { recursive: true, force: true });
});
