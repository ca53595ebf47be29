import type { Locator, Page } from '@playwright/test';
import { accessibilityProblems } from './harness/audit.ts';
import { expect, test } from './harness/test.ts';

/** Far fewer than the rows of any log, far more than a window shows. */
const MOST_ROWS_IN_PAGE = 80;

const grid = (page: Page): Locator => page.getByRole('grid');
const bodyRows = (page: Page): Locator => grid(page).locator('tbody tr');
const activeRow = (page: Page): Locator => grid(page).locator('tr[aria-selected="true"]');
const drawer = (page: Page, name: string): Locator => page.getByRole('complementary', { name });

/** Opens the first row by a click beside its links. */
async function openFirst(page: Page): Promise<void> {
  await bodyRows(page).first().getByRole('gridcell').first().click();
}

/** The log once its first rows are there. */
async function requests(page: Page): Promise<void> {
  // The demo writes its history at its first start, before it reads anything.
  await expect(bodyRows(page).first()).toBeVisible({ timeout: 45_000 });
}

test('filters narrow the log, stand in the address, outlive a visit and a reload, and are cleared at once', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/requests');
  await requests(page);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('rejected');
  await expect(page).toHaveURL(/#\/requests\?status=rejected$/);
  const words = bodyRows(page).getByRole('gridcell').nth(1);
  await expect(words).toContainText('rejected');
  await expect(bodyRows(page).filter({ hasText: 'succeeded' })).toHaveCount(0);
  await page.goto(`${demo.origin}/#/audit`);
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await expect(page).toHaveURL(/status=rejected$/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('rejected');
  await page.getByRole('textbox', { name: 'Find text or id' }).fill('no such thing');
  await expect(page.getByText('None of the requests fits these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all 2 filters' }).click();
  await expect(page).toHaveURL(/#\/requests$/);
  await expect(bodyRows(page).filter({ hasText: 'succeeded' }).first()).toBeVisible();
});

test('the log is moved in, opened and closed by keyboard', async ({ open, demo }) => {
  const page = await open(demo, '/requests');
  await requests(page);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(drawer(page, 'Request')).toContainText('Row id');
  const first = await activeRow(page).getAttribute('aria-rowindex');
  await page.keyboard.press('ArrowDown');
  await expect(activeRow(page)).not.toHaveAttribute('aria-rowindex', first ?? '');
  await expect(drawer(page, 'Request')).toContainText('Attempts');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(drawer(page, 'Request')).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(activeRow(page)).toHaveAttribute('aria-rowindex', '2');
});

test('a log of many pages keeps few rows in the page, and reads on as it is scrolled', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/requests');
  await requests(page);
  const total = Number(await grid(page).getAttribute('aria-rowcount'));
  expect(total).toBeGreaterThan(300);
  await grid(page).focus();
  await expect(async () => {
    await page.keyboard.press('End');
    const reached = Number(await activeRow(page).getAttribute('aria-rowindex'));
    expect(reached).toBeGreaterThan(300);
  }).toPass();
  expect(await bodyRows(page).count()).toBeLessThan(MOST_ROWS_IN_PAGE);
});

test('rows that arrive do not move what is being read', async ({ open, demo }) => {
  const page = await open(demo, '/requests');
  await requests(page);
  await grid(page).focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('PageDown');
  const read = await activeRow(page).textContent();
  const arrived = page.getByRole('button', { name: /new rows?$/ });
  await expect(arrived).toBeVisible({ timeout: 40_000 });
  await expect(activeRow(page)).toBeInViewport();
  // The row itself may settle meanwhile; its moment of admission does not change.
  expect((await activeRow(page).textContent())?.slice(0, 8)).toBe(read?.slice(0, 8));
  await arrived.click();
  await expect(arrived).toHaveCount(0);
  await expect(grid(page).locator('tr[aria-rowindex="2"]')).toBeInViewport();
});

test('a past span is fetched with visible progress, and can be paused, resumed and given up', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/requests');
  const held = page.getByRole('region', { name: 'What of the log is held' });
  await expect(held).toContainText(/rows held, from/);
  await held.getByRole('button', { name: 'Fetch a past span' }).click();
  await held.getByRole('button', { name: 'Fetch', exact: true }).click();
  await expect(held.getByRole('progressbar', { name: 'Progress of the back-fill' })).toBeVisible();
  await held.getByRole('button', { name: 'Pause' }).click();
  await expect(held.getByRole('status')).toContainText('Paused');
  await expect(held).toContainText(/\d %, [\d,]+( of about [\d,]+)? rows/);
  await held.getByRole('button', { name: 'Resume' }).click();
  await expect(held.getByRole('status')).toContainText('Fetching');
  await held.getByRole('button', { name: 'Cancel' }).click();
  await expect(held.getByRole('button', { name: 'Fetch a past span' })).toBeVisible();
});

test('a signal’s evidence opens the rows it counts, and nothing else', async ({ open, outage }) => {
  const page = await open(outage.console());
  const evidence = page.locator('main a[href*="/audit?action="]').first();
  const [action = ''] = (await evidence.innerText()).split(' ');
  await evidence.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`action=${action}&from=`));
  await expect(bodyRows(page).first()).toContainText(action);
  await expect(bodyRows(page).filter({ hasNotText: action })).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear all 2 filters' }).click();
  await expect(bodyRows(page).filter({ hasNotText: action }).first()).toBeVisible();
});

test('a row leads to the places of its Pool and its key, and a key to its requests', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/keys');
  await page.getByRole('textbox', { name: 'Find name or prefix' }).fill('example-batch-client-01');
  await expect(page.getByText('1 row', { exact: true })).toBeVisible();
  await openFirst(page);
  const key = drawer(page, 'example-batch-client-01');
  await expect(key).toContainText('Policy');
  await key.getByRole('link', { name: 'of this key' }).first().click();
  await expect(page).toHaveURL(/#\/requests\?key=/);
  await requests(page);
  await openFirst(page);
  await expect(drawer(page, 'Request').getByRole('link', { name: 'example-batch-client-01' })).toBeVisible();
});

test('without a database the jobs, settings and alerts are inferred and say so', async ({ open, outage }) => {
  const page = await open(outage.console());
  for (const path of ['/jobs', '/settings', '/alerts']) {
    await page.goto(`${outage.console().origin}/#${path}`);
    await expect(page.getByRole('main').getByText('inferred', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Connect the database' })).toBeVisible();
  }
});

test('a link opens a row of a log that is not among those shown, and says so of one that is not held', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/audit');
  for (const { path, noun, none } of [
    { path: '/audit', noun: 'audit event', none: 'outcome=no-such' },
    { path: '/jobs', noun: 'job', none: 'state=no-such' },
    { path: '/requests', noun: 'request', none: 'status=no-such' },
  ]) {
    await page.goto(`${demo.origin}/#${path}`);
    await expect(bodyRows(page).first()).toBeVisible({ timeout: 45_000 });
    await openFirst(page);
    await expect(page).toHaveURL(/[?&]row=/);
    const id = new URL(page.url().replace('/#', '')).searchParams.get('row') ?? '';
    await page.goto(`${demo.origin}/#${path}?${none}&row=${id}`);
    await page.reload();
    await expect(bodyRows(page)).toHaveCount(0);
    await expect(page.getByRole('complementary')).toContainText(id);
    await page.goto(`${demo.origin}/#${path}?${none}&row=987654321`);
    await expect(page.getByRole('complementary')).toContainText(
      noun === 'request' ? 'This request is not held' : `No ${noun} of this id is held`,
    );
    await page.keyboard.press('Escape');
  }
});

test('every state of a key is told in words, expiry included', async ({ open, demo }) => {
  const page = await open(demo, '/keys');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('expired');
  await expect(bodyRows(page).first()).toContainText('expired');
  await openFirst(page);
  await expect(page.getByText('The Pooler still calls it active')).toBeVisible();
});

test('a table of a Pooler that went away keeps its rows and says how old they are', async ({
  open,
  watch,
}) => {
  const { systems, console } = await watch({ moment: 'calm' });
  const page = await open(console(), '/keys');
  await expect(bodyRows(page).first()).toBeVisible();
  await systems.poolerPlug.pull();
  await page.keyboard.press('r');
  await expect(page.getByText('API keys failing.')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('main')).toContainText('figures from here are the last known');
  await expect(bodyRows(page).first()).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});
