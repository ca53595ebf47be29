import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { accessibilityProblems, excessWidthPx } from './harness/audit.ts';
import { clipboardText, markClipboard } from './harness/clipboard.ts';
import { expect, test } from './harness/test.ts';

const doctor = (page: Page) => page.getByRole('region', { name: 'Doctor' });
const runAll = (page: Page) => doctor(page).getByRole('button', { name: 'Run all checks' });
const button = (page: Page, name: string) => doctor(page).getByRole('button', { name });

/** Every source has answered: what is still waited for is no pass. */
async function readNow(page: Page): Promise<void> {
  const done = page.waitForResponse(/shell\.refreshNow/);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await done;
}

test('checks everything one by one and hands the diagnostics over, checked', async ({ open, watch }) => {
  const { systems, console, dataDirectory } = await watch({ moment: 'calm' });
  const page = await open(console(), '/connections');
  await expect(doctor(page)).toContainText('It only reads');
  await readNow(page);
  await runAll(page).click();
  await expect(doctor(page).getByRole('status')).toHaveText(/^Checking: \d+ done/);
  await expect(doctor(page).getByRole('status')).toHaveText(/^All \d+ checks passed$/);
  for (const about of ['This machine', 'Files', 'example', 'Sources']) {
    await expect(doctor(page).getByRole('list', { name: about })).toBeVisible();
  }

  await markClipboard(page);
  await button(page, 'Copy diagnostics').click();
  await expect(page.getByText('Copied')).toBeVisible();
  const copied = await clipboardText(page);
  expect(copied).toMatch(/^\[Pooler Operator Console .*\]\nAll \d+ checks passed\.\n/);
  expect(copied).not.toContain('removed]');
  expect(copied).not.toContain(dataDirectory);
  expect(copied).not.toContain(systems.token);

  const saving = page.waitForEvent('download');
  await button(page, 'Save diagnostics').click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^console-diagnostics-[\dT-]+Z\.txt$/);
  expect(readFileSync(await file.path(), 'utf8')).toBe(copied);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('is readable by everybody, also where there is little room', async ({ open, outage }) => {
      const page = await open(outage.console(), '/connections');
      await runAll(page).click();
      await expect(button(page, 'Copy diagnostics')).toBeEnabled();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.setViewportSize({ width: 720, height: 450 });
      expect(await excessWidthPx(page)).toBe(0);
    });
  });
}

test('says what fails and what to do, and can show that alone', async ({ open, watch }) => {
  const { systems, console } = await watch({ moment: 'calm', watches: { pooler: true, metrics: false } });
  const page = await open(console(), '/connections');
  await systems.poolerPlug.pull();
  await runAll(page).click();
  await expect(doctor(page).getByRole('status')).toHaveText(/^\d+ of \d+ checks failed$/);
  const health = doctor(page).getByRole('listitem').filter({ hasText: 'Gateway health' });
  await expect(health).toContainText('Failed');
  await expect(health).toContainText('check the port and whether the server is running');
  const passed = doctor(page).getByText('Passed', { exact: true });
  expect(await passed.count()).toBeGreaterThan(0);
  await doctor(page).getByRole('switch', { name: 'Only what failed' }).check();
  await expect(passed).toHaveCount(0);
  await expect(health).toBeVisible();

  await systems.poolerPlug.plugIn();
  await runAll(page).click();
  await expect(doctor(page).getByRole('status')).toHaveText(/^Checking/);
  await expect(health).toHaveCount(0);
});
