import { build } from 'electron-vite';
import { projectPath } from './renderer-options.ts';

/** Builds main process, preload and page for Electron into `out/`. A build error is thrown as Vite reports it. */
export async function buildDesktop(): Promise<void> {
  await build({ configFile: projectPath('build/electron.vite.config.ts'), logLevel: 'warn' });
}
