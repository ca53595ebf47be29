import { type BrowserWindow, type BrowserWindowConstructorOptions, dialog } from 'electron';
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

const STAY = 0;

/** A browser asks by itself where a page wants it before it is left; a window would just not close. */
function askBeforeLoss(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'The text on the Incident desk is kept nowhere else.',
      detail: 'Keep draft stores it, with what the policy refuses masked.',
      buttons: ['Go back to it', 'Leave and lose it'],
      defaultId: STAY,
      cancelId: STAY,
    });
    if (answer !== STAY) event.preventDefault();
  });
}

/**
 * Keeps the window on its one page: no navigation, no new window, no embedded view, and no leaving a text that is kept
 * nowhere without a question.
 */
export function confineWindow(window: BrowserWindow): void {
  askBeforeLoss(window);
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
