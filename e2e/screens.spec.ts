import type { Page } from '@playwright/test';
import { SCREENS } from '../renderer/shell/screens.ts';
import { accessibilityProblems, excessWidthPx } from './harness/audit.ts';
import { expect, test } from './harness/test.ts';
import type { Watched } from './harness/watched.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  // 1440 pixels at 200 % zoom.
  { width: 720, height: 450 },
] as const;

/** Every screen of the rail, each once its data is there. */
async function forEveryScreen(page: Page, origin: string, look: (word: string) => Promise<void>) {
  for (const { path, word } of SCREENS) {
    await page.goto(`${origin}/#${path}`);
    await expect(page.getByRole('heading', { level: 1, name: word })).toBeAttached();
    await expect(page.getByText('Reading…')).toHaveCount(0);
    await look(word);
  }
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on any screen of an incident', async ({ open, outage }) => {
      const page = await open(outage.console());
      await forEveryScreen(page, outage.console().origin, async (word) => {
        expect(await accessibilityProblems(page), word).toEqual([]);
      });
    });

    test('axe finds nothing in the demo, whose rows and tables are full', async ({ open, demo }) => {
      const page = await open(demo, '/slos');
      // The history of the first start is written while the screens are there already.
      const row = page.getByRole('row', { name: /^POST \/v1\/extract availability/ });
      await expect(row).toContainText('30 of 30 days', { timeout: 45_000 });
      await forEveryScreen(page, demo.origin, async (word) => {
        expect(await accessibilityProblems(page), word).toEqual([]);
      });
    });

    test('axe finds nothing in the search, the keys, a form and its errors', async ({ open, outage }) => {
      const page = await open(outage.console());
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Search', exact: true }).waitFor();
      expect(await accessibilityProblems(page), 'search').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
      expect(await accessibilityProblems(page), 'keys').toEqual([]);
      await page.keyboard.press('Escape');
      await page.goto(`${outage.console().origin}/#/connections/add`);
      await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
      await page.getByText('Some fields do not hold yet').waitFor();
      expect(await accessibilityProblems(page), 'form').toEqual([]);
    });
  });
}

for (const size of SIZES) {
  test(`no screen is wider than a window of ${size.width} x ${size.height}`, async ({
    open,
    demo,
    outage,
  }) => {
    const page = await open(demo);
    await page.setViewportSize(size);
    const look = async (word: string) => expect(await excessWidthPx(page), word).toBeLessThanOrEqual(0);
    await forEveryScreen(page, demo.origin, look);
    await open(outage.console());
    await forEveryScreen(page, outage.console().origin, look);
  });
}

test.describe('a connection that lacks a half', () => {
  for (const { watches, lacks } of [
    { watches: { pooler: true, metrics: false }, lacks: /codex-pdf not configured/ },
    { watches: { pooler: false, metrics: true }, lacks: /Pools( and \d+ more)? not configured/ },
  ]) {
    test(`says so on every screen: ${lacks.source}`, async ({ open, watch }) => {
      const watched: Watched = await watch({ moment: 'calm', watches });
      const page = await open(watched.console());
      await forEveryScreen(page, watched.console().origin, async (word) => {
        await expect(page.getByRole('contentinfo')).toContainText(lacks);
        expect(await excessWidthPx(page), word).toBeLessThanOrEqual(0);
        await expect(page.getByText('This could not be read')).toHaveCount(0);
      });
    });
  }
});

test('the demo says on every screen that it is one', async ({ open, demo }) => {
  const page = await open(demo);
  await forEveryScreen(page, demo.origin, async () => {
    await expect(page.getByRole('region', { name: 'Console' })).toContainText('DEMOsimulated data');
  });
});

test('a Pool’s tile tells what its clients got, or that this is not known', async ({ open, demo }) => {
  const page = await open(demo);
  const tiles = page.getByRole('region', { name: 'Pools' }).getByRole('listitem');
  await expect(tiles).toHaveCount(4);
  for (const tile of await tiles.all()) {
    await expect(tile).toContainText(/requests in 15 min|traffic not known/);
  }
});
