import type { Locator, Page } from '@playwright/test';
import { accessibilityProblems } from './harness/audit.ts';
import { clipboardText } from './harness/clipboard.ts';
import { expect, test } from './harness/test.ts';

const EXTRACT_P95 = 'p95, POST /v1/extract, warm';

/** Most of what a spec may take: a busy machine writes the history of the demo slowly. */
const FILLED_WITHIN_MS = 50_000;

/** The link of a row that is filled: the history of the first start is written while the screens are there already. */
async function filledRow(page: Page): Promise<Locator> {
  const link = page.getByRole('link', { name: EXTRACT_P95, exact: true });
  await expect(page.getByRole('row').filter({ has: link })).toContainText('30 of 30 days', {
    timeout: FILLED_WITHIN_MS,
  });
  return link;
}

/** Names of the tables that stick out of their place. */
function cutTables(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('table')]
      .filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0))
      .map((table) => table.getAttribute('aria-label') ?? 'unnamed'),
  );
}

test('a row opens by keyboard, and the way back leads to it', async ({ open, demo }) => {
  const page = await open(demo, '/slos');
  const link = await filledRow(page);
  await link.focus();
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 1, name: 'POST /v1/extract, warm: p95' });
  await expect(title).toBeFocused();
  await page.goBack();
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title).toBeVisible();
  await page.getByRole('link', { name: 'All SLOs' }).press('Enter');
  await expect(link).toBeFocused();
});

test('a row’s page tells its windows, its clocks, its queries and what would decide it', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/slos');
  await filledRow(page);
  await page.getByRole('link', { name: EXTRACT_P95, exact: true }).click();
  const windows = page.getByRole('table', { name: 'Windows side by side' });
  await expect(windows.getByRole('rowheader')).toHaveText(['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d']);
  await expect(page.getByText('Add a label that tells warm requests from cold ones.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Alert lanes and clocks' })).toContainText(
    'slow.extract.warm',
  );
  await page.goto(`${demo.origin}/#/slos/availability.extract`);
  const alerts = page.getByRole('table', { name: 'Burn alerts' });
  await expect(alerts.getByRole('rowheader')).toContainText(['14.4x', '6x', '3x', '1x']);
  await expect(page.getByText(/allowed failures are spent/).first()).toBeVisible();
});

test('a chart shows a row over a day, a week or a month, with the same figures as a table', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/slos');
  await filledRow(page);
  await page.goto(`${demo.origin}/#/slos/latency.renders.p95`);
  const panel = page.getByRole('region', { name: 'Over time' });
  const chart = (days: string) =>
    panel.getByRole('application', {
      name: `GET /v1/documents/{hash}/renders: p95, 1h each, last ${days} d`,
    });
  await expect(chart('7')).toBeVisible();
  await expect(panel.getByRole('img', { name: /^Verdicts: .*pass at \d+ % of the points/ })).toBeVisible();
  await expect(panel.getByRole('img', { name: 'Every window has all of its data.' })).toBeVisible();
  await panel.getByText('30 d', { exact: true }).click();
  await expect(chart('30')).toBeVisible();
  await panel.getByText('30d each').click();
  await page.reload();
  await expect(panel.getByRole('application', { name: /30d each, last 30 d$/ })).toBeVisible();
  await panel.getByText(/^The \d+ points as a table$/).click();
  const figures = panel.getByRole('table', { name: /30d each, last 30 d$/ });
  expect(await figures.getByRole('row').count()).toBeGreaterThan(50);
  await expect(figures.getByRole('row').nth(1)).toContainText(/Pass.*30 of 30 days/);
});

test('a row’s page reads it by the calendar and by slices, each called what it is', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/slos');
  await filledRow(page);
  await page.goto(`${demo.origin}/#/slos/availability.extract`);
  const calendar = page.getByRole('table', { name: 'Calendar windows' });
  await expect(calendar.getByRole('rowheader')).toHaveText([
    /^today/,
    /^yesterday/,
    /^this week/,
    /^last week/,
    /^this month/,
    /^last month/,
  ]);
  await expect(calendar.getByRole('row', { name: /^yesterday/ })).toContainText(/ of \d+ allowed/);
  await page.goto(`${demo.origin}/#/slos/latency.renders.p95`);
  const slices = page.getByRole('region', { name: '30-day health by 5-minute slices' });
  await expect(slices).toContainText('95th percentile of the slices’ p95');
  await expect(slices).toContainText(/[\d,]+ of 8,640 in 30 days/);
});

test('a row that nothing counts has no chart, only the reason', async ({ open, demo }) => {
  const page = await open(demo, '/slos/latency.healthz.p95');
  await expect(page.getByRole('heading', { level: 2, name: 'Queries' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Over time' })).toHaveCount(0);
  await expect(page.getByText(/Nothing is read over other windows/)).toBeVisible();
});

test('a query is copied as it stands, through the gate', async ({ open, demo }) => {
  const page = await open(demo, '/slos/availability.extract');
  const query = page.getByRole('figure', { name: /^Availability over 30d/ });
  const expression = await query.locator('pre').innerText();
  const asked = page.waitForRequest((request) => request.url().includes('release'));
  await query.getByRole('button', { name: /^Copy query/ }).click();
  await asked;
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await clipboardText(page)).toBe(expression);
});

test('a band bar says in words what it shows', async ({ open, demo }) => {
  const page = await open(demo, '/slos');
  await filledRow(page);
  const bar = page.getByRole('row', { name: /^p95, POST \/v1\/extract, warm/ }).getByRole('img');
  await expect(bar).toHaveAccessibleName(
    /^Target at most 200 ms, estimate .+ ms, known interval .+ to .+\.$/,
  );
});

test('filters narrow the rows, outlive a visit and a reload, and give way to a link', async ({
  open,
  demo,
}) => {
  const page = await open(demo, '/slos');
  const link = await filledRow(page);
  await page.getByRole('textbox', { name: 'Filter rows by text' }).fill('extract, warm');
  await expect(page.getByText('3 of 55 rows')).toBeVisible();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'POST /v1/extract, warm: p95' })).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'All SLOs' }).click();
  await expect(page.getByText('3 of 55 rows')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search', exact: true }).fill('cache.conformance');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('all 55 rows')).toBeVisible();
  await page.getByText('By verdict', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'Undecided rows' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('table', { name: 'Undecided rows' })).toBeVisible();
  await page.getByText('By table', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Filter rows by text' }).fill('no such row');
  await page.getByRole('button', { name: 'Show all rows' }).click();
  await expect(page.getByText('all 55 rows')).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in the ${colorScheme} scheme, in a window of 1024 x 700`, () => {
    test.use({ colorScheme, viewport: { width: 1024, height: 700 } });

    test('no table is cut, and axe finds nothing on the pages of rows', async ({ open, demo }) => {
      const page = await open(demo, '/slos');
      await filledRow(page);
      expect(await cutTables(page)).toEqual([]);
      for (const id of [
        'availability.extract',
        'latency.extract.warm.p95',
        'cache.conformance',
        'ai.cost_cap',
      ]) {
        await page.goto(`${demo.origin}/#/slos/${id}`);
        await expect(page.getByRole('heading', { level: 2, name: 'Queries' })).toBeVisible();
        expect(await cutTables(page), id).toEqual([]);
        expect(await accessibilityProblems(page), id).toEqual([]);
      }
    });
  });
}

test('Now counts verdicts and shows what is left of each error budget', async ({ open, demo }) => {
  const page = await open(demo);
  const strip = page.getByRole('region', { name: 'SLOs', exact: true });
  await expect(strip.getByRole('list', { name: 'Rows by verdict' })).toContainText('not measurable');
  const extract = strip
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'POST /v1/extract' }) });
  await expect(extract.last()).toContainText(/% left/);
  await extract.last().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'POST /v1/extract: availability' })).toBeVisible();
});
