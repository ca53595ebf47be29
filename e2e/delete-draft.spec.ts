import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { draftAll, field, keptDrafts as kept } from './harness/desk.ts';
import { expect, test } from './harness/test.ts';

/** A word that stands in no other text of the console. */
const WORD = 'lantern';

const lines = (page: Page) => kept(page).getByRole('article');
const remove = (page: Page) => page.getByRole('button', { name: /^Delete the draft: / });
const notice = (page: Page) => page.getByRole('alert').filter({ hasText: 'Draft deleted' });
const alone = (page: Page) => page.getByText('Your text is in this window alone');
const previous = (page: Page) => page.getByRole('region', { name: 'Previous update' });

/** Tabs on until this has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const target = page.getByRole('button', { name }).first();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

/** Keeps a draft of all that fires, its second line written anew. */
async function keep(page: Page, impact: string): Promise<string> {
  await expect(field(page)).toHaveValue(/^Status: /);
  const text = (await field(page).inputValue()).replace(/^Impact: .*$/m, `Impact: ${impact}`);
  await field(page).fill(text);
  await page.keyboard.press('Control+s');
  await expect(kept(page).getByText(`Impact: ${impact}`)).toBeVisible();
  return text;
}

/** The data directory in one text, bytes as they are. */
function everyByte(directory: string): string {
  return readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), 'latin1'))
    .join('\n');
}

test('by keyboard a kept draft is deleted, brought back as it was, deleted again, and gone for good', async ({
  open,
  watch,
}) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  await draftAll(page);
  const text = await keep(page, `${WORD} is slow`);
  await page.keyboard.press('Control+Shift+c');
  await expect(kept(page)).toContainText('released');
  expect(everyByte(watched.dataDirectory)).toContain(WORD);

  await tabTo(page, /^Delete the draft: Status: outage, Impact: lantern is slow$/);
  await page.keyboard.press('Enter');
  await expect(kept(page)).toContainText('No draft is kept');
  await expect(notice(page)).toHaveText(/^Draft deleted; Ctrl Z brings it back\s*Undo$/);
  await expect(field(page)).toHaveValue(text);
  await expect(alone(page)).toBeVisible();
  expect(everyByte(watched.dataDirectory)).not.toContain(WORD);

  await page.keyboard.press('Control+z');
  await expect(lines(page)).toBeFocused();
  await expect(kept(page)).toContainText('released');
  await expect(kept(page)).toContainText('on the desk now');
  await expect(alone(page)).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);

  await tabTo(page, /^Delete the draft/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Undo$/);
  await page.keyboard.press('Enter');
  await expect(lines(page)).toBeFocused();
  await expect(field(page)).toHaveValue(text);

  await tabTo(page, /^Delete the draft/);
  await page.keyboard.press('Enter');
  await expect(notice(page)).toBeVisible();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(kept(page)).toContainText('No draft is kept');
  expect(everyByte(watched.dataDirectory)).not.toContain(WORD);
});

test('a key that is held down deletes one draft, and the focus stays in the list', async ({
  open,
  watch,
}) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  await draftAll(page);
  for (const number of [1, 2, 3]) {
    await keep(page, `example-pool-${number} is slow`);
    if (number < 3) await page.getByRole('button', { name: 'New', exact: true }).click();
    if (number < 3) await field(page).fill('Status: watch\nImpact: none');
  }
  await remove(page).nth(1).focus();
  await page.keyboard.down('Enter');
  await expect(lines(page)).toHaveCount(2);
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).nth(1)).toBeFocused();
  await expect(lines(page).nth(1)).toContainText('example-pool-1 is slow');

  await remove(page).nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(lines(page).nth(1)).toContainText('example-pool-1 is slow');
  await page.keyboard.press('Control+z');
  await expect(lines(page)).toHaveCount(3);
});

test('updates of a deleted draft stand beside the nearest earlier one', async ({ open, watch }) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  await draftAll(page);
  const next = page.getByRole('button', { name: /^Write the next update of: / });
  await keep(page, 'example-pool-1 is slow');
  for (const number of [2, 3]) {
    await next.first().click();
    await expect(previous(page)).toContainText(`example-pool-${number - 1} is slow`);
    await keep(page, `example-pool-${number} is slow`);
  }
  await page.getByText('2 earlier updates').click();
  await page.getByRole('button', { name: /^Delete the draft: .*example-pool-2/ }).click();
  await expect(kept(page)).toContainText('1 earlier update');
  await expect(previous(page)).toContainText('the one after it was deleted');
  await expect(previous(page)).toContainText('example-pool-1 is slow');
  await page.getByRole('button', { name: /^Delete the draft: .*example-pool-1/ }).click();
  await expect(page.getByText('no earlier one of its thread is kept')).toBeVisible();
  await expect(previous(page)).toHaveCount(0);

  await page.getByRole('button', { name: /^Open the draft: .*example-pool-3/ }).click();
  await expect(field(page)).toHaveValue(/example-pool-3 is slow/);
  await expect(page.getByText('no earlier one of its thread is kept')).toBeVisible();
  await expect(page.getByText('could not be made')).toHaveCount(0);

  const both = page.getByRole('alert').filter({ hasText: '2 drafts deleted; Ctrl Z brings back the last' });
  await both.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('the one after it was deleted')).toBeVisible();
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await expect(previous(page)).toContainText('example-pool-2 is slow');
  await expect(previous(page)).toContainText('Previous update, ');
});

test('another window sees the draft go and come back; its text stays, and is kept as a new draft', async ({
  open,
  watch,
  context,
}) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  await draftAll(page);
  await keep(page, 'example-pool-1 is slow');
  const other = await context.newPage();
  await other.goto(await watched.console().newLink());
  await other.getByRole('heading', { level: 1 }).waitFor();
  await other.goto(`${watched.console().origin}/#/incident`);
  await other.getByRole('button', { name: /^Open the draft: Status: outage/ }).click();
  const text = await field(other).inputValue();

  await remove(page).click();
  await expect(kept(other)).toContainText('No draft is kept');
  await expect(field(other)).toHaveValue(text);
  await expect(alone(other)).toBeVisible();
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await expect(kept(other)).toContainText('on the desk now');
  await expect(alone(other)).toHaveCount(0);

  await remove(page).click();
  await expect(alone(other)).toBeVisible();
  await field(other).press('Control+s');
  await expect(kept(page)).toContainText('example-pool-1 is slow');
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await expect(lines(page)).toHaveCount(2);
  await other.close();
});

test('a draft that could not be deleted stays, in words', async ({ open, watch }) => {
  const watched = await watch({ moment: 'outage' });
  const page = await open(watched.console());
  await draftAll(page);
  await keep(page, 'example-pool-1 is slow');
  await watched.kill();
  await remove(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The draft was not deleted' })).toBeVisible();
  await expect(lines(page)).toHaveCount(1);
});
