import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { FORBIDDEN } from '../electron/testing/postgres/planted-rows.ts';
import { createPoolerDatabase, READER } from '../electron/testing/postgres/pooler-database.ts';
import { startPostgres, WITHOUT_POSTGRES } from '../electron/testing/postgres/postgres-process.ts';
import { expect, test } from './harness/test.ts';

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });

/** The files of a data directory that hold a text; they are read as bytes, so that no encoding hides it. */
function filesHolding(directory: string, text: string): string[] {
  return readdirSync(directory).filter((name) => readFileSync(join(directory, name)).includes(text));
}

test('a connection is added, tested, activated, edited and removed', async ({ open, watch }) => {
  const { systems, dataDirectory, console } = await watch({ moment: 'calm' });
  const page = await open(console(), '/connections');
  await page.getByRole('button', { name: 'Add connection' }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toBeFocused();
  await name.fill('example-two');
  await page.getByRole('textbox', { name: 'Pooler address' }).fill(systems.poolerPlug.url.href);
  await page.getByRole('textbox', { name: 'MCP token' }).fill(systems.token);
  await page.getByText('Direct scrape', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Metrics addresses' }).fill(systems.metricsUrl);

  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const steps = page.getByRole('status').filter({ hasText: 'Gateway health' });
  await expect(steps.getByText('Passed')).toHaveCount(6);
  await expect(steps).toContainText('MCP token and switches');

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('example-two is saved.')).toBeVisible();
  await expect(row(page, 'example-two')).toContainText('Pooler token');
  await page.getByRole('button', { name: 'Activate example-two' }).click();
  await expect(page.getByRole('region', { name: 'Console' })).toContainText('Connection: example-two');
  await expect(page.getByRole('contentinfo').getByRole('button', { name: /^Pools / })).toContainText('live');

  await page.getByRole('button', { name: 'Edit example-two' }).click();
  await expect(page.getByRole('textbox', { name: 'MCP token' })).toHaveValue('');
  await name.fill('example-three');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(row(page, 'example-three')).toContainText('Active');
  await expect(page.getByRole('contentinfo').getByRole('button', { name: /^Pools / })).toContainText('live');
  expect(filesHolding(dataDirectory, systems.token)).toEqual([]);

  await page.getByRole('button', { name: 'Remove example-three' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row(page, 'example-three')).toHaveCount(0);
  await expect(row(page, 'Demo')).toContainText('Active');
  expect(filesHolding(dataDirectory, systems.token)).toEqual([]);
  expect(console().output()).not.toContain(systems.token);
});

test.describe(`the database of a Pooler${WITHOUT_POSTGRES}`, () => {
  test.skip(WITHOUT_POSTGRES !== '', 'There is no PostgreSQL (on Debian: apt-get install postgresql).');

  test('is tested step by step, read, and its password kept nowhere', async ({ open, watch }) => {
    const [server, { systems, dataDirectory, console }] = await Promise.all([
      startPostgres(),
      watch({ moment: 'calm' }),
    ]);
    try {
      await createPoolerDatabase(server, 'pooler');
      const page = await open(console(), '/connections/add');
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('example-database');
      await page.getByRole('textbox', { name: 'Pooler address' }).fill(systems.poolerPlug.url.href);
      await page.getByRole('textbox', { name: 'MCP token' }).fill(systems.token);
      await page.getByText('PostgreSQL', { exact: true }).click();
      const host = page.getByRole('textbox', { name: 'Database host' });
      await host.fill('db.example.com:5432');
      await page.getByRole('textbox', { name: 'Database', exact: true }).fill('pooler');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(host).toHaveAccessibleDescription(/^Enter a host name or an IP address/);

      await host.fill('127.0.0.1');
      await page.getByRole('textbox', { name: 'Port' }).fill(String(server.port));
      await page.getByText('Any certificate', { exact: true }).click();
      const password = page.getByRole('textbox', { name: 'Database password' });
      await password.fill('example-wrong-password');
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      const steps = page.getByRole('status').filter({ hasText: 'Database reachable' });
      await expect(steps).toContainText('The database does not know this role and password.');

      await password.fill(READER.password);
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(steps).toContainText('All five are there: 2 open jobs');
      await expect(steps.getByText('Passed')).toHaveCount(10);

      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(row(page, 'example-database')).toContainText('database password');
      await page.getByRole('button', { name: 'Activate example-database' }).click();
      for (const source of ['Jobs', 'Settings', 'Alerts']) {
        await expect(row(page, source)).toContainText('live');
        await expect(row(page, source)).toContainText('postgresql');
      }
      await page.getByRole('button', { name: 'Edit example-database' }).click();
      await expect(page.getByRole('textbox', { name: 'Database password' })).toHaveValue('');
      expect(filesHolding(dataDirectory, READER.password)).toEqual([]);
      expect(filesHolding(dataDirectory, FORBIDDEN)).toEqual([]);
      expect(console().output()).not.toContain(READER.password);
    } finally {
      await server.stop();
    }
  });
});

test('an address that does not hold is said beside its field, and what was typed stays', async ({
  open,
  outage,
}) => {
  const page = await open(outage.console(), '/connections/add');
  const address = page.getByRole('textbox', { name: 'Pooler address' });
  const token = page.getByRole('textbox', { name: 'MCP token' });
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('example-bad');
  await token.fill('typed with care');
  for (const { typed, error } of [
    { typed: 'pooler.example.com', error: /^Enter a full address that starts with http/ },
    { typed: 'https://me:secret@pooler.example.com', error: /^Leave user name and password out/ },
    { typed: 'http://pooler.example.com', error: /^Use https, or allow plain http/ },
  ]) {
    await address.fill(typed);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(address).toHaveAccessibleDescription(error);
    await expect(address).toHaveAttribute('aria-invalid', 'true');
    await expect(address).toHaveValue(typed);
    await expect(token).toHaveValue('typed with care');
  }
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(row(page, 'example-bad')).toHaveCount(0);
});

test('a Pooler that is not there fails its steps with what to do, and nothing is kept', async ({
  open,
  watch,
}) => {
  const { systems, console } = await watch({ moment: 'calm' });
  await systems.poolerPlug.pull();
  const page = await open(console(), '/connections/add');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('example-away');
  await page.getByRole('textbox', { name: 'Pooler address' }).fill(systems.poolerPlug.url.href);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const steps = page.getByRole('status').filter({ hasText: 'Gateway health' });
  await expect(steps.getByText('Failed')).toHaveCount(5);
  await expect(row(page, 'example-away')).toHaveCount(0);
});

test('a Pooler that does not answer keeps nobody from opening another connection', async ({
  open,
  watch,
}) => {
  const { systems, console } = await watch({ moment: 'calm' });
  const page = await open(console(), '/connections');
  await expect(page.getByRole('contentinfo').getByRole('button', { name: /^Pools / })).toContainText('live');
  const letGo = systems.pooler.holdCalls();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.getByRole('button', { name: 'Activate Demo' }).click();
  await expect(page.getByText('Demo is active')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Console' })).toContainText('DEMO');
  letGo();
});
