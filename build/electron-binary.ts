import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findElectron } from '../electron/desktop/find-electron.ts';
import { SECRET_VARIABLES } from '../electron/secrets/environment.ts';

/** A download that has not begun after this long is given up. */
const CONNECT_LIMIT_MS = 10_000;

function showProgress(percent: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rDownloading Electron ... ${percent} %`);
}

/**
 * Downloads the binary in a process of its own, with progress. Resolves to null and prints one line when the download
 * is refused, or does not begin within `connectLimitMs` (ten seconds).
 */
export async function downloadElectron(connectLimitMs = CONNECT_LIMIT_MS): Promise<string | null> {
  const child: ChildProcess = fork(fileURLToPath(new URL('./download-electron.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRET_VARIABLES.has(name))),
  });
  const { promise, resolve } = Promise.withResolvers<'done' | 'refused' | 'no connection'>();
  const limit = setTimeout(() => resolve('no connection'), connectLimitMs);
  child.on('message', (message: { percent: number }) => {
    clearTimeout(limit);
    showProgress(message.percent);
  });
  child.on('error', () => resolve('refused'));
  child.on('exit', (code) => resolve(code === 0 ? 'done' : 'refused'));
  const ending = await promise;
  clearTimeout(limit);
  child.kill();
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (ending === 'done') return findElectron();
  process.stderr.write(
    `Electron could not be downloaded (${ending === 'refused' ? 'refused' : 'no connection within 10 s'}); the console opens in your browser instead.\n`,
  );
  return null;
}
