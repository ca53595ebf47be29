import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DRAFT_LABELS } from '../shared/incident/draft.ts';
import { clipboardText, markClipboard } from './harness/clipboard.ts';
import { outageCard as card, draftAll, field, keptDrafts as kept } from './harness/desk.ts';
import { keysOf } from './harness/keys.ts';
import { expect, test } from './harness/test.ts';

/** From a signal to text that has left, under ten presses. */
const MOST_PRESSES = 9;
const MAIL = 'someone@example.com';

const clean = (page: Page) => page.getByText('Clean: nothing the policy refuses was found');

/** Puts the caret behind a word of the draft and types there. */
async function typeBehind(page: Page, word: string, typed: string): Promise<void> {
  await field(page).evaluate((element, target) => {
    if (!(element instanceof HTMLTextAreaElement)) return;
    const at = element.value.indexOf(target) + target.length;
    element.setSelectionRange(at, at);
  }, word);
  await field(page).pressSequentially(typed);
}

/** Writes the line anew, short enough whatever was drafted. */
async function rewriteImpact(page: Page, impact: string): Promise<void> {
  const text = await field(page).inputValue();
  await field(page).fill(text.replace(/^Impact: .*$/m, `Impact: ${impact}`));
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
    await expect(page.getByText('Copied', { exact: true })).toBeVisible();
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
  const told = 'Blocked, 1 finding: e-mail address. Not the five lines yet';
  await expect(verdict).toHaveText(told);
  await typeBehind(page, 'Impact: ', 'so ');
  await expect(page.getByText('Cannot leave until it is changed')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual([told]);
  await expect(field(page)).toHaveAccessibleDescription(
    /^Cannot leave until .*e-mail address Line 1 \(Status\) must be one of/,
  );
});

test('a text too long to be checked is said to be, and neither leaves nor is kept', async ({
  open,
  outage,
}) => {
  const page = await open(outage.console(), '/incident');
  const mark = await markClipboard(page);
  await field(page).fill('word '.repeat(20_000));
  await expect(page.getByRole('region', { name: 'Redaction findings' })).toContainText(
    'Cannot leave: longer than 64 Ki characters',
  );
  await page.keyboard.press('Control+Shift+c');
  await expect(page.getByRole('alert').filter({ hasText: 'It is too long to be checked' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('The text is too long to be kept')).toBeVisible();
  expect(await clipboardText(page)).toBe(mark);
});

test('thousands of findings do not hold up the hand that types', async ({ open, outage }) => {
  const page = await open(outage.console(), '/incident');
  await field(page).fill('192.0.2.14 and someone@example.com; '.repeat(1_500));
  await expect(page.getByText('The first 50 of 3000')).toBeVisible();
  await field(page).press('Control+Enter');
  await expect(field(page)).not.toHaveValue(/someone|192\.0/);
  await field(page).press('Control+End');
  await field(page).pressSequentially('and on');
  await expect(field(page)).toHaveValue(/and on$/);
});

test.describe('a text that is nowhere but in the window', () => {
  test('says so, and is not closed without a question; kept, it is', async ({ open, watch }) => {
    const watched = await watch({ moment: 'outage' });
    const page = await open(watched.console());
    await draftAll(page);
    await typeBehind(page, 'clients of', ' some');
    const typed = await field(page).inputValue();
    await expect(page.getByText('Your text is in this window alone')).toBeVisible();
    const asked = page.waitForEvent('dialog');
    const leaving = page.reload({ timeout: 5_000 }).catch(() => 'stayed');
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await leaving).toBe('stayed');
    await expect(field(page)).toHaveValue(typed);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('with what the policy refuses masked')).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: /^Open the draft: Status: outage/ }).click();
    await expect(field(page)).toHaveValue(typed);
  });

  test('comes back by undo when another draft is put on the desk', async ({ open, watch }) => {
    const watched = await watch({ moment: 'outage' });
    const page = await open(watched.console());
    const first = await draftAll(page);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Draft kept')).toBeVisible();
    await typeBehind(page, 'Status: outage', ` ask ${MAIL}`);
    const typed = await field(page).inputValue();
    await page.getByRole('button', { name: /^Open the draft: Status: outage/ }).click();
    await expect(field(page)).toHaveValue(first);
    await page.keyboard.press('Control+z');
    await expect(field(page)).toHaveValue(typed);
    await page.keyboard.press('Control+Shift+z');
    await expect(field(page)).toHaveValue(first);
    await page.keyboard.press('Control+z');
    await expect(field(page)).toHaveValue(typed);
  });

  test('makes room when another connection is watched, and comes back by undo', async ({ open, watch }) => {
    const watched = await watch({ moment: 'outage' });
    const page = await open(watched.console());
    await draftAll(page);
    await typeBehind(page, 'clients of', ' some');
    const typed = await field(page).inputValue();
    await page.goto(`${watched.console().origin}/#/connections`);
    await page.getByRole('button', { name: 'Activate Demo' }).click();
    await expect(page.getByText('Demo is active')).toBeVisible();
    await page.goto(`${watched.console().origin}/#/incident`);
    await expect(field(page)).toHaveValue('');
    await field(page).press('Control+z');
    await expect(field(page)).toHaveValue(typed);
  });

  test('stays, and is told not to be kept, when the console process is gone', async ({ open, watch }) => {
    const watched = await watch({ moment: 'outage' });
    const page = await open(watched.console());
    await draftAll(page);
    await typeBehind(page, 'clients of', ' some');
    const typed = await field(page).inputValue();
    const mark = await markClipboard(page);
    await watched.kill();
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('alert').filter({ hasText: 'The draft was not kept' })).toContainText(
      'The console process did not answer. The text is still in this window.',
    );
    await page.keyboard.press('Control+Shift+c');
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing left' })).toBeVisible();
    expect(await clipboardText(page)).toBe(mark);
    await expect(field(page)).toHaveValue(typed);
  });
});

test('a draft that another window has kept meanwhile is not written over', async ({
  open,
  watch,
  context,
}) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  await draftAll(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Draft kept')).toBeVisible();
  const other = await context.newPage();
  await other.goto(await watched.console().newLink());
  await other.getByRole('heading', { level: 1 }).waitFor();
  await other.goto(`${watched.console().origin}/#/incident`);
  await other.getByRole('button', { name: /^Open the draft: Status: outage/ }).click();
  await typeBehind(other, 'clients of', ' their');
  await other.keyboard.press('Control+s');
  await expect(kept(page).getByText('Impact: clients of their')).toBeVisible();
  await typeBehind(page, 'clients of', ' our');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('yours is kept beside it')).toBeVisible();
  await expect(kept(page).getByText('Impact: clients of our')).toBeVisible();
  await expect(kept(page).getByText('Impact: clients of their')).toBeVisible();
  await other.close();
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

test('one key goes from a phrase to the evidence behind it, and back', async ({ open, outage }) => {
  const page = await open(outage.console());
  await draftAll(page);
  await typeBehind(page, 'clients of Example', '');
  await page.keyboard.press('Control+.');
  await expect(
    page.getByRole('region', { name: 'Behind this phrase' }).getByRole('link').first(),
  ).toBeFocused();
  await page.keyboard.press('Control+.');
  await expect(field(page)).toBeFocused();
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

  // A moment before the previous update has no update of it.
  await page.getByRole('textbox', { name: /^Past moment, UTC/ }).fill('2026-01-15 10:20');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue(/^Impact: as of 2026-01-15 10:20 UTC/m);
  await expect(previous).toHaveCount(0);

  await page.getByText('1 earlier update').click();
  await page.getByRole('button', { name: /^Open the draft: Status: outage/ }).click();
  await expect(field(page)).toHaveValue(first);
  await expect(page.getByRole('region', { name: 'Evidence', exact: true })).toContainText(
    /As of \d\d:\d\d UTC/,
  );
  // As long as it had lasted at that moment, not as long as until now.
  const outage = page.getByRole('checkbox', { name: /Example Batch cannot serve.*, \d+ m?s by then/ });
  await expect(outage.first()).toBeChecked();
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

test('a released draft is kept, with when and how it left, and found by its words', async ({
  open,
  watch,
}) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  await draftAll(page);
  await page.keyboard.press('Control+Shift+c');
  await expect(kept(page)).toContainText(/released \d+ s ago: copied/);
  await expect(page.getByText('with what the policy refuses masked')).toBeVisible();

  await rewriteImpact(page, 'answers of api.openai.com are late');
  await page.keyboard.press('Control+s');
  await expect(kept(page)).toContainText('an earlier version was released');
  await page.getByRole('button', { name: 'Save as file' }).click();
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm before it leaves' });
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Release' }).click();
  await expect(kept(page)).toContainText(/released \d+ s ago: saved as a file, 1 warning confirmed/);
  await expect(kept(page).getByRole('listitem')).toHaveCount(1);
  await expect(kept(page)).not.toContainText('openai');

  for (let number = 1; number <= 5; number += 1) {
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await field(page).fill(`Status: watch\nImpact: example-pool-${number} is slow`);
    await page.keyboard.press('Control+s');
    await expect(kept(page).getByRole('listitem')).toHaveCount(number + 1);
  }
  const words = kept(page).getByRole('textbox', { name: 'Words in kept drafts' });
  await words.fill('SLOW example-pool-3');
  await expect(kept(page).getByRole('listitem')).toHaveCount(1);
  await words.fill('openai');
  await expect(kept(page)).toContainText('No kept draft has these words');
});

test('warnings are confirmed one by one before the text leaves', async ({ open, outage }) => {
  const page = await open(outage.console());
  await draftAll(page);
  await markClipboard(page);
  await rewriteImpact(page, 'answers of api.openai.com and api.anthropic.com are late');
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
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  expect(await clipboardText(page)).toBe(await field(page).inputValue());
});

test.describe('is reached', () => {
  test('from a Pool, with its signals and those of its upstreams', async ({ open, outage }) => {
    const page = await open(outage.console(), '/pools');
    await page.getByRole('button', { name: 'Draft summary from: Example Batch' }).waitFor();
    await page.keyboard.press('d');
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
