import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadElectron, findElectron } from './electron-binary.ts';

let folder = '';
const closing: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-test-'));
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

describe('the executable', () => {
  it('is found in the folder that the environment names', () => {
    const path = join(folder, NAMES[process.platform] ?? 'electron');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    chmodSync(path, 0o755);
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(path);
  });

  it('is not what is not there', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeNull();
  });
});

describe('a download', () => {
  /** Stands in for the place Electron is downloaded from, with nothing in the cache. */
  async function mirror(listener: RequestListener): Promise<void> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      server.close();
      server.closeAllConnections();
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${address.port}/`);
    vi.stubEnv('electron_config_cache', folder);
    // The child of a test must not take itself for a worker of the test runner.
    vi.stubEnv('NODE_OPTIONS', '');
  }

  async function attempt(limitMs?: number) {
    const lines: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(`${text}`) > 0);
    const path = await downloadElectron(limitMs);
    return { path, lines: lines.filter((line) => line.endsWith('\n')) };
  }

  it('that is refused is given up with one line', async () => {
    let asked = 0;
    await mirror((_request, response) => {
      asked += 1;
      response.writeHead(403).end();
    });
    expect(await attempt()).toEqual({
      path: null,
      lines: ['Electron could not be downloaded (refused); the console opens in your browser instead.\n'],
    });
    expect(asked).toBeGreaterThan(0);
  });

  it('that does not begin in time is given up with one line', async () => {
    await mirror(() => {});
    const { path, lines } = await attempt(1_500);
    expect([path, lines.length]).toEqual([null, 1]);
    expect(lines[0]).toContain('no connection');
  });
});
