import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { openBrowser } from './open-browser.ts';

removeTemporaryDirectories();

const LINK = 'http://127.0.0.1:4321/#code=example-single-use-code';

describe.skipIf(process.platform !== 'linux')('opening the browser (tested on Linux)', () => {
  let directory = '';

  beforeEach(() => {
    directory = temporaryDirectory();
    vi.stubEnv('PATH', `${directory}:/usr/bin:/bin`);
    vi.stubEnv('TMPDIR', directory);
  });
  afterEach(() => vi.unstubAllEnvs());

  /** A program in the place of xdg-open that writes down how it was called. */
  async function calledWith(): Promise<string> {
    const note = join(directory, 'called');
    const opener = join(directory, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\nprintf '%s' "$*" > ${note}.new && mv ${note}.new ${note}\n`);
    chmodSync(opener, 0o755);
    expect(openBrowser(LINK)).toBe(true);
    return vi.waitFor(() => readFileSync(note, 'utf8'), { timeout: 5_000 });
  }

  it('goes through a file, so that no list of processes shows the code', async () => {
    const argument = await calledWith();
    expect(argument).not.toContain('example-single-use-code');
    expect(readFileSync(argument, 'utf8')).toContain(`content="0; url=${LINK}"`);
  });

  it('lets only this user read the file', async () => {
    const argument = await calledWith();
    expect([statSync(argument).mode & 0o777, statSync(dirname(argument)).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
  });

  it('leaves no file behind where there is no browser to open', async () => {
    vi.stubEnv('PATH', directory);
    const before = new Set(readdirSync(directory));
    openBrowser(LINK);
    await vi.waitFor(() => expect(readdirSync(directory).filter((name) => !before.has(name))).toEqual([]));
  });
});
