import { DRAFT_LABELS } from '../shared/incident/draft.ts';
import { clipboardText } from './harness/clipboard.ts';
import { keysOf } from './harness/keys.ts';
import { expect, test } from './harness/test.ts';

/** What hands can be asked for at three in the morning, from the screen that opens to text that has left. */
const MOST_PRESSES = 20;

test('takes a signal on Now to released text by keyboard alone', async ({ open, outage }) => {
  const page = await open(outage.console());
  await expect(page.getByRole('article', { name: /^Example Batch cannot serve/ })).toBeVisible();
  const keys = keysOf(page);

  await keys.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Search', exact: true })).toBeFocused();
  await keys.type('cannot');
  await keys.press('Enter');
  await expect(page.getByRole('article', { name: /^Example Batch cannot serve/ })).toBeFocused();
  const draft = page.getByRole('button', { name: /^Draft summary from: Example Batch cannot serve/ });
  await keys.press('Tab', 'Tab', 'Tab');
  await expect(draft).toBeFocused();
  await keys.press('Enter');

  const field = page.getByRole('textbox', { name: 'Summary, five lines' });
  await expect(field).toBeFocused();
  await expect(page.getByText('Clean: nothing the policy refuses was found')).toBeVisible();
  await keys.press('Control+Shift+c');
  await expect(page.getByText('Copied')).toBeVisible();

  const released = await clipboardText(page);
  expect(released).toBe(await field.inputValue());
  expect(released.split('\n').map((line) => line.split(':')[0])).toEqual([...DRAFT_LABELS]);
  expect(released).toMatch(/^Status: outage$/m);
  expect(keys.count()).toBeLessThanOrEqual(MOST_PRESSES);
});
