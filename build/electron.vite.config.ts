import { defineConfig } from 'electron-vite';
import { projectPath, rendererOptions } from './renderer-options.ts';

/**
 * Packages that stay outside the bundle of the main process. Only the native one: whatever is bundled belongs in
 * devDependencies and is not shipped a second time as a folder.
 */
const EXTERNAL = ['better-sqlite3', 'electron'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: projectPath('out/main'),
      emptyOutDir: true,
      minify: true,
      rollupOptions: {
        external: EXTERNAL,
        input: {
          main: projectPath('electron/main.ts'),
          'store-worker': projectPath('electron/store/worker.ts'),
          'snapshot-worker': projectPath('electron/store/snapshot/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: projectPath('out/preload'),
      emptyOutDir: true,
      rollupOptions: {
        external: ['electron'],
        input: { preload: projectPath('electron/preload.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: rendererOptions,
});
