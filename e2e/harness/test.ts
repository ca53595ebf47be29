import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { findProgram } from '../../build/testing/system-packages.ts';
import { type ServedConsole, serveConsole } from '../../electron/testing/served-console.ts';
import { startWatched, type Watched, type WatchOptions } from './watched.ts';

interface TestFixtures {
  /** Skips every spec by name where there is no browser. */
  readonly browserPresent: undefined;
  /** Violations of the page's rules and errors on its console; a spec that finds any fails. */
  readonly complaints: string[];
  /** Starts a console of the spec's own, for what others must not see. */
  readonly watch: (options: WatchOptions) => Promise<Watched>;
  /** Opens a console in the page through a fresh link. */
  readonly open: (console: ServedConsole, path?: string) => Promise<Page>;
}

interface WorkerFixtures {
  /** One console for all specs that leave it as it is: a Pool cannot serve, upstreams need their owner. */
  readonly outage: Watched;
  /** The built-in demo. */
  readonly demo: ServedConsole;
}

/** What the browser itself says of a request that was meant to fail, for instance to a console that was killed. */
const BROWSER_NETWORK_LINE = /^Failed to load resource/;

/** Playwright's test with consoles, simulated systems and a page that must not complain. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  browserPresent: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern.
    async ({}, use, testInfo) => {
      testInfo.skip(
        findProgram('chromium') === null,
        'There is no chromium on the PATH (on Debian: apt-get install chromium).',
      );
      await use(undefined);
    },
    { auto: true },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() !== 'error' || BROWSER_NETWORK_LINE.test(message.text())) return;
        complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await use(complaints);
      base.expect(complaints, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern.
  watch: async ({}, use) => {
    const started: Watched[] = [];
    await use(async (options) => {
      const watched = await startWatched(options);
      started.push(watched);
      return watched;
    });
    for (const watched of started) await watched.close();
  },
  open: async ({ page }, use) => {
    await use(async (console, path = '/') => {
      await page.goto(await console.newLink());
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (path !== '/') await page.goto(`${console.origin}/#${path}`);
      return page;
    });
  },
  outage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern.
    async ({}, use) => {
      const watched = await startWatched({ moment: 'outage' });
      await use(watched);
      await watched.close();
    },
    { scope: 'worker' },
  ],
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern.
    async ({}, use) => {
      const dataDirectory = mkdtempSync(join(tmpdir(), 'console-e2e-'));
      const served = await serveConsole({ dataDirectory, words: ['--demo'] });
      await use(served);
      await served.kill();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

export const expect = test.expect;
