import type { Page } from '@playwright/test';
import { accessibilityProblems } from './harness/audit.ts';
import { expect, test } from './harness/test.ts';

const OUTAGE = 'Outage: Example Batch cannot serve: none of its 2 upstreams is ready.';
const ONLY_POOLER = { pooler: true, metrics: false };

const told = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
const settings = (page: Page) => page.getByRole('region', { name: 'Notifications', exact: true });
const overall = (page: Page) => page.getByRole('region', { name: 'Console' });

async function readNow(page: Page): Promise<void> {
  const done = page.waitForResponse(/shell\.refreshNow/);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await done;
}

/** Stands in for the browser's own notifications, which no test can see: notes what is asked of them. */
async function standIn(page: Page, permission: NotificationPermission): Promise<void> {
  await page.addInitScript((first) => {
    const asked: string[] = [];
    class Noted {
      static permission = first;
      static requestPermission() {
        asked.push('permission');
        Noted.permission = 'granted';
        return Promise.resolve('granted');
      }
      onclick: (() => void) | null = null;
      constructor(title: string, options: NotificationOptions) {
        asked.push(`${title}: ${options.body}`);
        addEventListener('example-click', () => this.onclick?.());
      }
      close() {}
    }
    Object.assign(globalThis, { Notification: Noted, asked });
  }, permission);
}

const asked = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'asked'));

/** Makes the page believe that nobody looks at it, or that somebody does again. */
async function turnAway(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('a rise is told once in the page, and leads to its signal', async ({ open, watch }) => {
  const { systems, console } = await watch({ moment: 'calm', watches: ONLY_POOLER });
  const page = await open(console(), '/pools');
  await readNow(page);
  await expect(overall(page)).toContainText('Overall severity: Info');
  await expect(page.getByRole('alert')).toHaveCount(0);
  systems.tell('outage');
  await readNow(page);
  await expect(told(page, OUTAGE)).toBeVisible();
  await readNow(page);
  await expect(told(page, OUTAGE)).toHaveCount(1);
  // Off the button, whose hint stands outside every landmark.
  await page.mouse.move(400, 400);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await told(page, OUTAGE).getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('article', { name: /^Example Batch cannot serve/ })).toBeFocused();
  await expect(told(page, OUTAGE)).toHaveCount(0);
});

test('what was so before the console looked is not told', async ({ open, watch }) => {
  const { console } = await watch({ moment: 'outage', watches: ONLY_POOLER });
  const page = await open(console(), '/connections');
  await readNow(page);
  await expect(overall(page)).toContainText('Overall severity: Outage');
  await expect(settings(page)).toContainText('Nothing was told since this console started.');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a Pooler that can no longer be read is told, once for all its sources', async ({ open, watch }) => {
  const { systems, console } = await watch({ moment: 'calm', watches: ONLY_POOLER });
  const page = await open(console(), '/connections');
  await readNow(page);
  await systems.poolerPlug.pull();
  await readNow(page);
  await expect(told(page, 'The console can no longer read the Pooler')).toBeVisible();
  await expect(settings(page).getByRole('listitem')).toHaveCount(1);
});

test('the choice is kept, and holds', async ({ open, watch }) => {
  const watched = await watch({ moment: 'calm', watches: ONLY_POOLER });
  const page = await open(watched.console(), '/connections');
  await readNow(page);
  const choice = (name: string) => settings(page).getByRole('radio', { name });
  await expect(choice('Degraded and worse')).toBeChecked();
  await settings(page).getByText('Outage only', { exact: true }).click();
  await expect(choice('Outage only')).toBeChecked();
  watched.systems.tell('reauth');
  await readNow(page);
  await expect(overall(page)).toContainText('Overall severity: Degraded');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await watched.restart();
  const again = await open(watched.console(), '/connections');
  await expect(settings(again).getByRole('radio', { name: 'Outage only' })).toBeChecked();
  await readNow(again);
  watched.systems.tell('outage');
  await readNow(again);
  await expect(told(again, OUTAGE)).toBeVisible();
});

test.describe('the browser’s own notifications', () => {
  test('are asked for by a click alone', async ({ page, open, outage }) => {
    await standIn(page, 'default');
    await open(outage.console(), '/connections');
    await expect(settings(page)).toContainText('They are shown in this page only.');
    expect(await asked(page)).toEqual([]);
    await settings(page).getByRole('button', { name: 'Let the browser show them too' }).click();
    await expect(settings(page)).toContainText('The browser shows them as well');
    expect(await asked(page)).toEqual(['permission']);
  });

  test('that are refused are said to be, and the page tells by itself', async ({ open, watch }) => {
    const { systems, console } = await watch({ moment: 'calm', watches: ONLY_POOLER });
    const page = await open(console(), '/connections');
    await readNow(page);
    await expect(settings(page)).toContainText('The browser blocks them for this page');
    await expect(settings(page).getByRole('button')).toHaveCount(0);
    systems.tell('outage');
    await readNow(page);
    await expect(told(page, OUTAGE)).toBeVisible();
  });

  test('tell somebody who looks elsewhere, and a click leads to the signal', async ({
    page,
    open,
    watch,
  }) => {
    const { systems, console } = await watch({ moment: 'calm', watches: ONLY_POOLER });
    await standIn(page, 'granted');
    await open(console(), '/pools');
    await readNow(page);
    await turnAway(page, true);
    systems.tell('outage');
    await readNow(page);
    await expect.poll(() => asked(page), { timeout: 40_000 }).toEqual([`Pooler Operator Console: ${OUTAGE}`]);
    await turnAway(page, false);
    await page.evaluate(() => dispatchEvent(new Event('example-click')));
    await expect(page.getByRole('article', { name: /^Example Batch cannot serve/ })).toBeFocused();
  });

  test('leave somebody who looks at the page alone', async ({ page, open, watch }) => {
    const { systems, console } = await watch({ moment: 'calm', watches: ONLY_POOLER });
    await standIn(page, 'granted');
    await open(console());
    await readNow(page);
    systems.tell('outage');
    await readNow(page);
    await expect(told(page, OUTAGE)).toBeVisible();
    expect(await asked(page)).toEqual([]);
  });
});

test('an address that names a signal leads to it', async ({ open, outage }) => {
  const page = await open(outage.console(), '/connections');
  await readNow(page);
  await page.goto(`${outage.console().origin}/#/`);
  const signal = page.getByRole('article', { name: /^Example Batch cannot serve/ });
  const id = await signal.getAttribute('id');
  await page.goto(`${outage.console().origin}/#/pools`);
  const query = new URLSearchParams({ signal: (id ?? '').replace(/^signal-/, '') });
  await page.goto(`${outage.console().origin}/#/?${query}`);
  await expect(signal).toBeFocused();
});
