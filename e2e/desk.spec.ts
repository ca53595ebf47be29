import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DRAFT_LABELS } from '../shared/incident/draft.ts';
import { clipboardText, markClipboard } from './harness/clipboard.ts';
import { keysOf } from './harness/keys.ts';
import { expect, test } from './harness/test.ts';

/** From a signal to text that has left, under ten presses. */
const MOST_PRESSES = 9;
const MAIL = 'someone@example.com';

const field = (page: Page) => page.getByRole('textbox', { name: 'Summary, five lines' });
const card = (page: Page) => page.getByRole('article', { name: /^Example Batch cannot serve/ });
const clean = (page: Page) => page.getByText('Clean: nothing the policy refuses was found');

/** Opens the desk with a draft of all that fires. */
async function draftAll(page: Page): Promise<string> {
  await card(page).waitFor();
  await page.keyboard.press('d');
  await expect(field(page)).toHaveValue(/^Status: outage\n/);
  return await field(page).inputValue();
}

/** Puts the caret behind a word of the draft and types there. */
async function typeBehind(page: Page, word: string, typed: string): Promise<void> {
  await field(page).evaluate((element, target) => {
    if (!(element instanceof HTMLTextAreaElement)) return;
    const at = element.value.indexOf(target) + target.length;
    element.setSelectionRange(at, at);
  }, word);
  await field(page).pressSequentially(typed);
}

test.describe('by keyboard', () => {
  test('a signal becomes released text in under ten presses, the search for it included', async ({
    open,
    outage,
  }) => {
    const page = await open(outage.console());
    await expect(card(page)).toBeVisible();
    await markClipboard(page);
    const keys = keysOf(page);
    await keys.press('Control+k');
    await expect(page.getByRole('textbox', { name: 'Search', exact: true })).toBeFocused();
    await keys.type('cann');
    await keys.press('Enter');
    await expect(card(page)).toBeFocused();
    await keys.press('d');
    await expect(field(page)).toBeFocused();
    await expect(clean(page)).toBeVisible();
    await keys.press('Control+Shift+c');
    await expect(page.getByText('Copied')).toBeVisible();
    const released = await clipboardText(page);
    expect(released).toBe(await field(page).inputValue());
    expect(released).toContain('Example Batch');
    expect(keys.count()).toBeLessThanOrEqual(MOST_PRESSES);
  });

  test('one key drafts from all that fires, another puts the safe replacements in, undo takes them out', async ({
    open,
    outage,
  }) => {
    const page = await open(outage.console());
    const drafted = await draftAll(page);
    await typeBehind(page, 'Status: outage', ` ask ${MAIL}`);
    await expect(page.getByRole('region', { name: 'Redaction findings' })).toContainText(
      'e-mail address, line 1',
    );
    const leaking = await field(page).inputValue();
    await page.keyboard.press('Control+Enter');
    await expect(field(page)).not.toHaveValue(leaking);
    const replaced = await field(page).inputValue();
    expect(replaced).not.toContain(MAIL);
    await page.keyboard.press('Control+z');
    await expect(field(page)).toHaveValue(leaking);
    await page.getByRole('button', { name: 'Draft again' }).click();
    await expect(field(page)).toHaveValue(drafted);
  });

  test('the replacements do not wait for the live check', async ({ open, outage }) => {
    const page = await open(outage.console());
    await draftAll(page);
    await typeBehind(page, 'Status: outage', ` ${MAIL}`);
    await page.keyboard.press('Control+Enter');
    await expect(field(page)).not.toHaveValue(new RegExp(MAIL));
  });
});

test('findings are drawn under the letters as they are typed, and told to a screen reader once', async ({
  open,
  outage,
}) => {
  const page = await open(outage.console());
  await draftAll(page);
  const verdict = page.getByRole('status', { name: 'Verdict of the check' });
  await expect(verdict).toHaveText('Check passed');
  await verdict.evaluate((element) => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver(() => told.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await typeBehind(page, 'Status: outage', ` ${MAIL}`);
  await expect(page.locator('[data-severity="block"]')).toHaveText([MAIL]);
  await expect(verdict).toHaveText('Blocked, 1 finding: e-mail address');
  await typeBehind(page, 'Impact: ', 'so ');
  await expect(page.getByText('Cannot leave until it is changed')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual([
    'Blocked, 1 finding: e-mail address',
  ]);
});

test('a phrase shows the evidence behind it, by pointing and by caret, and loses it with its words', async ({
  open,
  outage,
}) => {
  const page = await open(outage.console());
  await draftAll(page);
  const behind = page.getByRole('region', { name: 'Behind this phrase' });
  await typeBehind(page, 'clients of Example Batch', '');
  await field(page).press('ArrowLeft');
  await expect(behind.getByRole('link').first()).toHaveText(/0 of 2 upstreams ready/);
  await expect(page.locator('li[data-behind]')).not.toHaveCount(0);

  const phrase = page.locator('[data-phrase]').filter({ hasText: /^clients of Example Batch/ });
  const box = await phrase.first().boundingBox();
  if (box === null) throw new Error('the phrase is not drawn');
  await field(page).press('Control+Home');
  await page.mouse.move(box.x + 30, box.y + 8);
  await expect(behind).toContainText('clients of Example Batch');
  await expect(phrase.first()).toHaveAttribute('data-shown', 'true');

  await typeBehind(page, 'clients of', ' some');
  await expect(phrase).toHaveCount(0);
});

test('a kept draft is reopened with its evidence, and the next update stands beside it', async ({
  open,
  watch,
}) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  const first = await draftAll(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Draft kept')).toBeVisible();

  watched.systems.tell('calm');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  for (const cause of [/Example Batch cannot serve/, /example-upstream-05/]) {
    const over = page
      .getByRole('checkbox', { name: cause, checked: true })
      .and(page.getByRole('checkbox', { name: /resolved/ }));
    await expect(over.first()).toBeVisible({ timeout: 30_000 });
  }
  await page.getByRole('button', { name: /^Write the next update of: Status: outage/ }).click();
  await expect(field(page)).toHaveValue(/^Status: (?!outage|degraded)/);
  const previous = page.getByRole('region', { name: 'Previous update' });
  await expect(previous.getByRole('listitem').first()).toContainText('Status: outage');
  await expect(previous.getByRole('listitem').first()).toContainText('changed since');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('1 earlier update')).toBeVisible();

  await page.getByText('1 earlier update').click();
  await page.getByRole('button', { name: /^Open the draft: Status: outage/ }).click();
  await expect(field(page)).toHaveValue(first);
  await expect(page.getByRole('region', { name: 'Evidence', exact: true })).toContainText(
    /As of \d\d:\d\d UTC/,
  );
});

test.describe('a file', () => {
  for (const [format, ending, holds] of [
    ['Markdown', 'md', '- **Status:** outage\n'],
    ['Text', 'txt', 'Status: outage\n'],
    ['JSON', 'json', '"status": "outage"'],
  ] as const) {
    test(`leaves as ${format}, as the gate gives it`, async ({ open, outage }) => {
      const page = await open(outage.console());
      await draftAll(page);
      const answered = page.waitForResponse(/incident\.release/);
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as file' }).click();
      await page.getByRole('menuitem', { name: format }).click();
      const download = await saved;
      expect(download.suggestedFilename()).toMatch(new RegExp(`^incident-summary-.*Z\\.${ending}$`));
      const content = readFileSync(await download.path(), 'utf8');
      expect(content).toContain(holds);
      expect(JSON.stringify(await (await answered).json())).toContain(JSON.stringify(content));
    });

    test(`does not leave as ${format} with an address in it`, async ({ open, outage }) => {
      const page = await open(outage.console());
      await draftAll(page);
      await typeBehind(page, 'Impact: ', `${MAIL} and `);
      let downloads = 0;
      page.on('download', () => {
        downloads += 1;
      });
      await page.getByRole('button', { name: 'Save as file' }).click();
      await page.getByRole('menuitem', { name: format }).click();
      await expect(page.getByText('Nothing left the console')).toBeVisible();
      expect(downloads).toBe(0);
    });
  }

  test('is none of a text that is not the five lines', async ({ open, outage }) => {
    const page = await open(outage.console(), '/incident');
    await field(page).fill('Status: outage');
    await page.getByRole('button', { name: 'Save as file' }).click();
    await page.getByRole('menuitem', { name: 'JSON' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Line 2' })).toBeVisible();
  });
});

test('warnings are confirmed one by one before the text leaves', async ({ open, outage }) => {
  const page = await open(outage.console());
  await draftAll(page);
  await markClipboard(page);
  await typeBehind(page, 'Impact: ', 'answers of api.openai.com and api.anthropic.com are late; ');
  await expect(page.getByText('Needs a person’s confirmation')).toBeVisible();
  await page.keyboard.press('Control+Shift+c');
  const dialog = page.getByRole('dialog', { name: 'Confirm before it leaves' });
  const boxes = dialog.getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  const release = dialog.getByRole('button', { name: 'Release' });
  await boxes.nth(0).check();
  await expect(release).toBeDisabled();
  expect(await clipboardText(page)).toBe('nothing has left');
  await boxes.nth(1).check();
  await release.click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await clipboardText(page)).toBe(await field(page).inputValue());
});

test.describe('is reached', () => {
  test('from a Pool, with its signals and those of its upstreams', async ({ open, outage }) => {
    const page = await open(outage.console(), '/pools');
    await page.getByRole('button', { name: 'Draft summary from: Example Batch' }).click();
    await expect(field(page)).toHaveValue(/^Status: outage\n/);
    const lines = (await field(page).inputValue()).split('\n').map((line) => line.split(':')[0]);
    expect(lines).toEqual([...DRAFT_LABELS]);
    await expect(page.getByRole('checkbox', { name: /Example Primary/ })).not.toBeChecked();
  });

  test('for a past moment, with what fired then', async ({ open, watch }) => {
    const watched = await watch({ moment: 'outage' });
    const page = await open(watched.console());
    await draftAll(page);
    const then = new Date().toISOString().slice(0, 16).replace('T', ' ');
    watched.systems.tell('calm');
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.getByRole('checkbox', { name: /resolved/ }).first()).toBeVisible();
    await page.getByRole('textbox', { name: /^Past moment, UTC/ }).fill('tomorrow');
    await page.getByRole('button', { name: 'Go' }).click();
    await expect(page.getByText('A time in the past, UTC')).toBeVisible();
    await page.getByRole('textbox', { name: /^Past moment, UTC/ }).fill(then);
    await page.getByRole('button', { name: 'Go' }).click();
    await expect(page.getByRole('region', { name: 'Evidence', exact: true })).toContainText(/As of .*UTC/);
  });
});

test('no other way of copying gets an unchecked word out', async ({ open, outage }) => {
  const page = await open(outage.console(), '/incident');
  await field(page).fill(MAIL);
  const mark = await markClipboard(page);
  await field(page).press('ControlOrMeta+a');
  await page.evaluate(() => document.execCommand('copy'));
  await expect(page.getByText('Nothing left the console')).toBeVisible();
  await page.evaluate(() => document.execCommand('cut'));
  await page.keyboard.press('ContextMenu');
  await field(page).click({ button: 'right' });
  await expect(page.getByText('The browser’s menu is off')).toBeVisible();
  expect(await clipboardText(page)).toBe(mark);
  await expect(field(page)).toHaveValue(MAIL);

  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => document.body.innerText)).not.toContain(MAIL);
  await expect(field(page)).toBeHidden();
});
