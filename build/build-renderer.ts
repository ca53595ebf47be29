import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { projectPath, rendererOptions } from './renderer-options.ts';

/** Everything the built page depends on, relative to the project root. */
const INPUTS = ['renderer', 'shared', 'package-lock.json', 'build/renderer-options.ts'] as const;

/** Newest modification below a path, ms; 0 where it does not exist. Tests are no input of the page. */
async function newestMs(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return path.endsWith('.test.ts') ? 0 : found.mtimeMs;
  const names = await readdir(path);
  const times = await Promise.all(names.map((name) => newestMs(join(path, name))));
  return Math.max(0, ...times);
}

/**
 * Builds the page into `out/renderer` unless it is newer than everything it is made of.
 * Returns whether a build was made; a build error is thrown as Vite reports it.
 */
export async function buildRenderer(): Promise<{ built: boolean; outDir: string }> {
  const { outDir } = rendererOptions.build;
  const [builtMs, ...inputsMs] = await Promise.all([
    newestMs(join(outDir, 'index.html')),
    ...INPUTS.map((input) => newestMs(projectPath(input))),
  ]);
  if (builtMs > Math.max(...inputsMs)) return { built: false, outDir };
  await build({ ...rendererOptions, configFile: false, logLevel: 'warn' });
  return { built: true, outDir };
}
