import type { Page } from '@playwright/test';
import { field } from './harness/desk.ts';
import { expect, test } from './harness/test.ts';

/** The story's Pools that are not disabled. */
const POOLS = 4;

const SUMMARY = [
  'Status: outage',
  'Impact: clients of one Pool are refused.',
  'Signals: none of its upstreams is ready.',
  'Next check: ask the owner to sign in again.',
  'Privacy: metadata only.',
].join('\n');

const card = (page: Page) => page.getByRole('article', { name: /^Example Batch cannot serve/ });

test('kill -9 while it polls loses nothing, and the cached picture is there before the first answer', async ({
  open,
  watch,
}) => {
  const watched = await watch({ moment: 'calm' });
  const page = await open(watched.console());
  await expect(page.getByRole('region', { name: 'Console' })).toContainText('Overall severity: Info');

  watched.systems.tell('outage');
  await page.keyboard.press('r');
  await card(page)
    .getByRole('button', { name: /^Acknowledge/ })
    .click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('example reason');
  await page.getByRole('textbox', { name: 'Reason' }).press('Enter');
  await expect(page.getByText(/^Acknowledged\s*1$/)).toBeVisible();

  await page.goto(`${watched.console().origin}/#/incident`);
  await field(page).fill(SUMMARY);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Draft kept')).toBeVisible();

  // From here on no call of the Pooler ends: the console is killed in the middle of a poll and starts into one.
  const letGo = watched.systems.pooler.holdCalls();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const killedMs = Date.now();
  await watched.restart();

  await page.goto('about:blank');
  await open(watched.console());
  const pools = page.getByRole('contentinfo').getByRole('button', { name: /^Pools / });
  await expect(pools).toContainText(/\d+ s/);
  await expect(page.getByRole('region', { name: 'Pools' }).getByRole('listitem')).toHaveCount(POOLS);
  const shownAgeS = Number(/(\d+) s/.exec(await pools.innerText())?.[1]);
  expect(shownAgeS).toBeGreaterThanOrEqual(Math.floor((Date.now() - killedMs) / 1_000) - 1);

  await expect(page.getByText(/needs re-authentication/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText('reauth_required');
  await page.getByText(/^Acknowledged\s*1$/).click();
  await expect(card(page)).toContainText('example reason');
  await page.goto(`${watched.console().origin}/#/incident`);
  await page.getByRole('button', { name: /^Open the draft: Status: outage/ }).click();
  await expect(field(page)).toHaveValue(SUMMARY);
  letGo();
});
