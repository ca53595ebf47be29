// `npm start`: the desktop window where Electron is here or can be had and there is a display, else the local web door.
import { spawn } from 'node:child_process';
import { findElectron, hasDisplay } from '../electron/desktop/find-electron.ts';
import { takeSecretsFromEnvironment } from '../electron/secrets/environment.ts';
import { HANDOVER_FLAG } from '../electron/secrets/handover.ts';
import { buildDesktop } from './build-desktop.ts';
import { buildRenderer } from './build-renderer.ts';
import { downloadElectron } from './electron-binary.ts';
import { projectPath } from './renderer-options.ts';

async function electronPath(): Promise<string | null> {
  if (!hasDisplay()) {
    process.stderr.write('There is no display for a window; the console runs in a browser instead.\n');
    return null;
  }
  return findElectron() ?? downloadElectron();
}

function runDesktop(electron: string): void {
  // Chromium refuses its sandbox to root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const secrets = takeSecretsFromEnvironment(process.env);
  const child = spawn(electron, [projectPath('.'), HANDOVER_FLAG, ...asRoot], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(JSON.stringify(secrets));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 0;
  });
}

async function runWebDoor(): Promise<void> {
  // In this process: a child would need the tokens in its environment.
  const { runCommandLine } = await import('../electron/cli.ts');
  await runCommandLine(['serve', ...(hasDisplay() ? ['--open'] : []), ...process.argv.slice(2)]);
}

const electron = await electronPath();
const { built } = await buildRenderer();
if (built) process.stderr.write('The page is built.\n');
if (electron === null) {
  await runWebDoor();
} else {
  await buildDesktop();
  runDesktop(electron);
}
