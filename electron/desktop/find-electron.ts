import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

function packageDirectory(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function defaultName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The Electron executable that is here already, or null. Never downloads. */
export function findElectron(environment: NodeJS.ProcessEnv = process.env): string | null {
  const directory = packageDirectory();
  const folder =
    environment.ELECTRON_OVERRIDE_DIST_PATH ?? (directory === null ? null : join(directory, 'dist'));
  if (folder === null) return null;
  const pathFile = directory === null ? null : join(directory, 'path.txt');
  const name = pathFile !== null && existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : defaultName();
  const executable = join(folder, name);
  return existsSync(executable) ? executable : null;
}

/** Whether a window could be shown at all: everywhere but on a Linux machine without a display. */
export function hasDisplay({ DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}
