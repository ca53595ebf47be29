import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, protocol, session } from 'electron';
import { OperatorError } from '../shared/api/operator-error.ts';
import type { ReleasedNotice } from '../shared/notifications/notice.ts';
import type { Console } from './app.ts';
import { showNotice } from './desktop/notices.ts';
import { restrictPermissions } from './desktop/permissions.ts';
import { SCHEME_PRIVILEGES, serveScheme } from './desktop/scheme.ts';
import { confineWindow, loadPage, windowOptions } from './desktop/window.ts';
import { createProcessConsole } from './process-console.ts';
import { receiveSecrets } from './secrets/handover.ts';

const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));
const PAGE_DIRECTORY = fileURLToPath(new URL('../renderer', import.meta.url));

let running: Console | null = null;
let window: BrowserWindow | null = null;

async function openWindow(signalId: string | null = null): Promise<void> {
  window = new BrowserWindow(windowOptions(PRELOAD));
  window.on('closed', () => {
    window = null;
  });
  confineWindow(window);
  await loadPage(window, signalId);
}

function comeToFront(): void {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

/** What a click on a notification does: the window comes to the front and shows what it is about. */
async function openNotice({ signalId }: ReleasedNotice): Promise<void> {
  if (window === null) return openWindow(signalId);
  comeToFront();
  await loadPage(window, signalId);
}

/** By the operating system, to somebody who looks elsewhere: the page itself tells who looks at it. */
function tell(notice: ReleasedNotice): void {
  if (window?.isFocused() === true) return;
  // A page that is closed or loads something else meanwhile gives the way to the signal up; that is no fault.
  showNotice(notice, () => void openNotice(notice).catch(() => {}));
}

async function start(): Promise<void> {
  running = await createProcessConsole({
    dataDirectory: process.env.POOLER_CONSOLE_DATA_DIR ?? null,
    connectionName: null,
    secrets: await receiveSecrets(process.argv, process.stdin, process.env),
    pageDirectory: PAGE_DIRECTORY,
    showNotice: tell,
  });
  const { fetch } = running;
  restrictPermissions(session.defaultSession);
  serveScheme(protocol, fetch);
  running.start();
  await openWindow();
}

function fail(error: unknown): void {
  const message = error instanceof OperatorError ? error.message : 'The console could not start.';
  dialog.showErrorBox('Pooler Operator Console', message);
  app.exit(1);
}

function setUpQuit(): void {
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    const stopping = running;
    if (stopping === null) return;
    // Quit once more when the database is closed.
    event.preventDefault();
    running = null;
    void stopping.stop().finally(() => app.quit());
  });
}

function setUpSecondInstance(): void {
  app.on('second-instance', comeToFront);
}

// Both must happen before the app is ready, so nothing here may wait: awaiting readiness at the top level of an
// ES-module main process never returns.
protocol.registerSchemesAsPrivileged([SCHEME_PRIVILEGES]);
if (app.requestSingleInstanceLock()) {
  setUpSecondInstance();
  setUpQuit();
  void app.whenReady().then(start).catch(fail);
} else {
  app.quit();
}
