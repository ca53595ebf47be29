import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenOnLoopback } from '../electron/testing/loopback-port.ts';
import { downloadElectron } from './electron-binary.ts';

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

describe('a download', () => {
  /** Stands in for the place Electron is downloaded from, with nothing in the cache. */
  async function mirror(listener: RequestListener): Promise<void> {
    const server = createServer(listener);
    const port = await listenOnLoopback(server);
    closing.push(() => {
      server.close();
      server.closeAllConnections();
    });
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
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
