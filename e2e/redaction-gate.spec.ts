import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { clipboardText, markClipboard } from './harness/clipboard.ts';
import { expect, test } from './harness/test.ts';

/** Shaped like a real key and made at run time: no key-like string stands in the repository. */
const poolKey = () => `sk-cxp-${randomBytes(6).toString('hex')}-${randomBytes(32).toString('base64url')}`;

/** The five lines in order, with something pasted into the last. */
const summaryWith = (pasted: string) =>
  [
    'Status: degraded',
    'Impact: some clients are refused.',
    'Signals: one upstream is not ready.',
    `Next check: ask the owner about ${pasted}.`,
    'Privacy: metadata only.',
  ].join('\n');

const field = (page: Page) => page.getByRole('textbox', { name: 'Summary, five lines' });
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
    await expect(page.getByText('Copied')).toBeVisible();
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
  await expect(page.getByText(released === null ? 'Nothing left the console' : 'Copied')).toBeVisible();
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
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText('The page itself does not leave')).toBeVisible();
});
