import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { PAGE_ORIGIN } from './scheme.ts';

/** The window's options: the page runs sandboxed, without Node, apart from the preload's world. */
export function windowOptions(preloadPath: string): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    title: 'Pooler Operator Console',
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  };
}

/** Keeps the window on its one page: no navigation, no new window, no embedded view. */
export function confineWindow(window: BrowserWindow): void {
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-redirect', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Shows the page, at one of its signals where one is named. In a page that is open only its fragment changes. */
export async function loadPage(window: BrowserWindow, signalId: string | null = null): Promise<void> {
  const place = signalId === null ? '' : `#/?${new URLSearchParams({ signal: signalId })}`;
  await window.loadURL(`${PAGE_ORIGIN}/${place}`);
}
