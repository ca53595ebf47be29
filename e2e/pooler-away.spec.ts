import type { Page } from '@playwright/test';
import { expect, test } from './harness/test.ts';

/** The story's Pools that are not disabled. */
const POOLS = 4;

const ONLY_POOLER = { pooler: true, metrics: false };

const overall = (page: Page) => page.getByRole('region', { name: 'Console' });
const source = (page: Page, name: string) =>
  page.getByRole('contentinfo').getByRole('button', { name: new RegExp(`^${name} `) });
const pools = (page: Page) => page.getByRole('region', { name: 'Pools' });

/** Asks for a reading now instead of waiting for the next poll. */
async function readNow(page: Page): Promise<void> {
  const done = page.waitForResponse(/shell\.refreshNow/);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await done;
}

test('a Pooler that goes away leaves its last picture with its age, and nothing turns green', async ({
  open,
  watch,
}) => {
  const { systems, console } = await watch({ moment: 'calm', watches: ONLY_POOLER });
  const page = await open(console());
  await expect(source(page, 'Pools')).toContainText('live');
  await expect(pools(page).getByRole('listitem')).toHaveCount(POOLS);
  await expect(overall(page)).toContainText('Overall severity: Info');

  await systems.poolerPlug.pull();
  await readNow(page);
  await expect(source(page, 'Pools')).toContainText(/failing\s*\d+ s/);
  await expect(source(page, 'Pools')).toContainText(/and \d+ more/);
  await expect(page.getByRole('contentinfo').getByText('live', { exact: true })).toHaveCount(0);
  await expect(overall(page)).toContainText('Overall severity: Unknown');
  await expect(pools(page).getByRole('listitem')).toHaveCount(POOLS);
  await expect(pools(page).getByText('ready when last read')).toHaveCount(POOLS);
  await expect(pools(page).getByText('From stale data')).toHaveCount(POOLS);
  await expect(page.getByRole('main').getByText('OK', { exact: true })).toHaveCount(0);

  await page.getByRole('link', { name: 'Pools', exact: true }).click();
  await expect(page.getByText('Ready', { exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: 'Now', exact: true }).click();

  await systems.poolerPlug.plugIn();
  await readNow(page);
  await expect(source(page, 'Pools')).toContainText('live');
  await expect(overall(page)).toContainText('Overall severity: Info');
  await expect(pools(page).getByText('From stale data')).toHaveCount(0);
});

test('an incident does not look resolved because nobody can ask any more', async ({ open, watch }) => {
  const { systems, console } = await watch({ moment: 'outage' });
  const page = await open(console());
  const signal = page.getByRole('article', { name: /^Example Batch cannot serve/ });
  await expect(signal).toBeVisible();
  await systems.poolerPlug.pull();
  await readNow(page);
  await expect(signal.getByText('From stale data')).toBeVisible();
  await expect(overall(page)).toContainText('Overall severity: Outage');
  await expect(page.getByText(/sources are not live/)).toBeVisible();
});

test('a refused token says what to do, and the picture stays', async ({ open, watch }) => {
  const { systems, console } = await watch({ moment: 'calm', watches: ONLY_POOLER });
  const page = await open(console());
  await expect(source(page, 'Pools')).toContainText('live');
  systems.pooler.setFault('unauthorized');
  await readNow(page);
  await expect(source(page, 'Pools')).toContainText('refused');
  await expect(overall(page)).toContainText('Overall severity: Unknown');
  await expect(pools(page).getByRole('listitem')).toHaveCount(POOLS);
  await source(page, 'Pools').click();
  const row = page.getByRole('row', { name: /^Pools refused/ });
  await expect(row).toBeFocused();
  await expect(row).toContainText('The credential is refused; the console stops asking until you act.');

  systems.pooler.setFault('none');
  await readNow(page);
  await expect(source(page, 'Pools')).toContainText('live');
});

test('a console process that goes away is said so, over the last picture', async ({ open, watch }) => {
  const watched = await watch({ moment: 'calm' });
  const page = await open(watched.console());
  await expect(pools(page).getByRole('listitem')).toHaveCount(POOLS);
  await watched.kill();
  await expect(page.getByText(/^Console process not reachable since/)).toBeVisible({ timeout: 30_000 });
  await expect(pools(page).getByRole('listitem')).toHaveCount(POOLS);
});
