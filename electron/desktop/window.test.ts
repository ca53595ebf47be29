import { BrowserWindow } from 'electron';
import { beforeEach, expect, it } from 'vitest';
import { outside, shown } from '../../build/test/electron-double.ts';
import { confineWindow, loadPage, windowOptions } from './window.ts';

beforeEach(() => void shown.windows.splice(0));

function confined() {
  const window = new BrowserWindow(windowOptions('/preload.cjs'));
  confineWindow(window);
  const [double] = shown.windows;
  if (double === undefined) throw new Error('no window was made');
  return { window, contents: double.webContents, double };
}

it('runs its page in the sandbox, isolated and without Node', () => {
  expect(confined().double.options.webPreferences).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  });
});

it('opens no second window', () => {
  const { contents } = confined();
  const details: Parameters<NonNullable<typeof contents.openHandler>>[0] = {
    url: 'https://example.com',
    frameName: '',
    features: '',
    disposition: 'new-window',
    referrer: { url: '', policy: 'default' },
  };
  expect(contents.openHandler?.(details)).toEqual({ action: 'deny' });
});

it.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('stops at %s', (event) => {
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  confined().contents.emit(event, { preventDefault });
  expect(prevented).toBe(true);
});

it.each([
  ['stays', 0, false],
  ['is left', 1, true],
])('%s with a text that is kept nowhere, as the person answers', (_words, answer, leaves) => {
  outside.answer = answer;
  let isIgnored = false;
  const preventDefault = () => {
    isIgnored = true;
  };
  confined().contents.emit('will-prevent-unload', { preventDefault });
  expect(isIgnored).toBe(leaves);
});

it('shows the page of the console and nothing else', async () => {
  const { window, double } = confined();
  await loadPage(window);
  expect(double.url).toBe('console://app/');
});
