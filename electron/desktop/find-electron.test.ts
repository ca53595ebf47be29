import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { findElectron, hasDisplay } from './find-electron.ts';

removeTemporaryDirectories();

const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

describe('the executable', () => {
  it('is found in the folder that the environment names', () => {
    const folder = temporaryDirectory();
    const path = join(folder, NAMES[process.platform] ?? 'electron');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    chmodSync(path, 0o755);
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(path);
  });

  it('is not what is not there', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: temporaryDirectory() })).toBeNull();
  });
});

describe.runIf(process.platform === 'linux')('a display on Linux', () => {
  it.each([{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }])('is there by %j', (environment) => {
    expect(hasDisplay(environment)).toBe(true);
  });

  it.each([{}, { DISPLAY: '' }])('is not there by %j', (environment) => {
    expect(hasDisplay(environment)).toBe(false);
  });
});
