import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/** Absolute path of a file or folder of the project, from its path relative to the project root. */
export function projectPath(relative: string): string {
  return fileURLToPath(new URL(`../${relative}`, import.meta.url));
}

/** How the page is built, for the desktop package and for the web door alike. */
export const rendererOptions = {
  root: projectPath('renderer'),
  // Relative addresses: the same files are served by `console://` and by the web door.
  base: './',
  plugins: [react()],
  build: {
    outDir: projectPath('out/renderer'),
    // Chunks of an earlier build would otherwise reach the package.
    emptyOutDir: true,
    // electron-vite leaves the renderer unminified unless told.
    minify: true,
    target: 'es2023',
    // The polyfill is an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // Inlined files would be `data:` addresses; the policy allows fonts and scripts from the door only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: projectPath('renderer/index.html') },
  },
} satisfies InlineConfig;
