import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyState, notingPorts } from '../shared/api/testing/console-state.ts';
import type { ReleasedNotice } from '../shared/notifications/notice.ts';
import type { Console, ConsoleConfig } from './app.ts';

afterEach(() => {
  vi.doUnmock('./app.ts');
  vi.unstubAllEnvs();
});

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Starts the main process against Electron's double, with a console that only notes what it is told. */
async function launch({
  isFirstInstance = true,
  failure,
}: {
  isFirstInstance?: boolean;
  failure?: () => Promise<Error>;
} = {}) {
  vi.resetModules();
  const electron = await import('../build/test/electron-double.ts');
  electron.outside.isFirstInstance = isFirstInstance;
  const configs: ConsoleConfig[] = [];
  const told: string[] = [];
  const app: Console = {
    fetch: async () => new Response('console'),
    start: () => void told.push('start'),
    ready: async () => {},
    ports: notingPorts(emptyState()).ports,
    snapshots: { writeTo: () => Promise.reject(new Error('Nothing is written here.')) },
    maskStrings: (value) => value,
    callsSpent: () => 0,
    stop: async () => void told.push('stop'),
  };
  vi.doMock('./app.ts', () => ({
    createConsole: async (config: ConsoleConfig) => {
      configs.push(config);
      if (failure !== undefined) throw await failure();
      return app;
    },
  }));
  await import('./main.ts');
  const beReady = async () => {
    electron.outside.ready.resolve();
    await vi.waitFor(() => expect(told.length + electron.shown.errors.length).toBeGreaterThan(0));
    await settled();
  };
  const willQuit = () => {
    const preventDefault = vi.fn<() => void>();
    electron.app.emit('will-quit', { preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  return { ...electron, configs, told, beReady, willQuit };
}

describe('the first instance', () => {
  it('announces its scheme before anything else, and waits with the rest until Electron is ready', async () => {
    const { asked, shown, configs } = await launch();
    expect(asked).toEqual(['protocol.registerSchemesAsPrivileged', 'app.requestSingleInstanceLock']);
    expect([shown.schemes[0]?.scheme, configs.length, shown.windows.length]).toEqual(['console', 0, 0]);
  });

  it('then polls, answers its own scheme and shows the page', async () => {
    const { beReady, told, given, shown } = await launch();
    await beReady();
    const answer = await given.handlers.get('console')?.(new Request('console://app/'));
    expect(await answer?.text()).toBe('console');
    expect([told, shown.windows.map(({ url }) => url)]).toEqual([['start'], ['console://app/']]);
  });

  it('restricts permissions before it shows a page', async () => {
    const { beReady, given } = await launch();
    await beReady();
    expect([given.permissionCheck, given.permissionRequest]).not.toContain(null);
  });

  it('takes the tokens out of the environment and the data directory from it', async () => {
    vi.stubEnv('POOLER_MCP_TOKEN', 'example-token');
    vi.stubEnv('POOLER_CONSOLE_DATA_DIR', 'example-directory');
    const { beReady, configs } = await launch();
    await beReady();
    expect(configs).toMatchObject([
      { dataDirectory: 'example-directory', secrets: { poolerToken: 'example-token' } },
    ]);
    expect(process.env.POOLER_MCP_TOKEN).toBeUndefined();
  });

  it('comes to the front when a second one was started', async () => {
    const { beReady, app, shown } = await launch();
    await beReady();
    const [window] = shown.windows;
    if (window !== undefined) window.minimized = true;
    app.emit('second-instance');
    expect(window).toMatchObject({ minimized: false, focused: true });
  });

  it('does not mind a second one while it has no window', async () => {
    const { beReady, app, shown } = await launch();
    app.emit('second-instance');
    await beReady();
    shown.windows[0]?.emit('closed');
    app.emit('second-instance');
    expect(shown.windows[0]?.focused).toBe(false);
  });
});

describe('a notice', () => {
  const notice: ReleasedNotice = {
    id: 1,
    atMs: 0,
    kind: 'traffic',
    severity: 'outage',
    text: 'Outage: Example Batch cannot serve.',
    signalId: 'pool.no_ready_upstream:p1',
    heldBack: false,
  };
  const PLACE = 'console://app/#/?signal=pool.no_ready_upstream%3Ap1';

  it('is shown by the system, and a click brings the window to its signal', async () => {
    const { beReady, configs, shown } = await launch();
    await beReady();
    configs[0]?.showNotice?.(notice);
    const [window] = shown.windows;
    if (window !== undefined) window.minimized = true;
    expect(shown.notifications.map(({ options }) => options.body)).toEqual([notice.text]);
    shown.notifications[0]?.emit('click');
    await settled();
    expect([shown.windows.length, window?.url, window?.focused]).toEqual([1, PLACE, true]);
  });

  it('is left to the page while somebody looks at it', async () => {
    const { beReady, configs, shown } = await launch();
    await beReady();
    shown.windows[0]?.focus();
    configs[0]?.showNotice?.(notice);
    expect(shown.notifications).toEqual([]);
  });

  it('opens a window where none is left', async () => {
    const { beReady, configs, shown } = await launch();
    await beReady();
    shown.windows[0]?.emit('closed');
    configs[0]?.showNotice?.(notice);
    shown.notifications[0]?.emit('click');
    await settled();
    expect(shown.windows.map(({ url }) => url)).toEqual(['console://app/', PLACE]);
  });
});

it('a second instance only quits', async () => {
  const { asked, configs, beReady: _, outside } = await launch({ isFirstInstance: false });
  outside.ready.resolve();
  await settled();
  expect([asked.at(-1), configs]).toEqual(['app.quit', []]);
});

describe('quitting', () => {
  it('follows the last window', async () => {
    const { beReady, app, asked } = await launch();
    await beReady();
    app.emit('window-all-closed');
    expect(asked.at(-1)).toBe('app.quit');
  });

  it('waits until the console has stopped, and then happens', async () => {
    const { beReady, willQuit, told, asked } = await launch();
    await beReady();
    expect(willQuit()).toBe(true);
    await settled();
    expect([told, asked.at(-1)]).toEqual([['start', 'stop'], 'app.quit']);
    expect(willQuit()).toBe(false);
  });

  it('happens at once where no console was started', async () => {
    const { willQuit } = await launch();
    expect(willQuit()).toBe(false);
  });
});

describe('a start that fails', () => {
  it('shows what the operator can do, and ends', async () => {
    const failure = async () => {
      const { OperatorError } = await import('../shared/api/operator-error.ts');
      return new OperatorError('The file was written by a newer version.');
    };
    const { beReady, shown } = await launch({ failure });
    await beReady();
    expect(shown.errors.map(({ content }) => content)).toEqual(['The file was written by a newer version.']);
    expect([shown.exitCodes, shown.windows]).toEqual([[1], []]);
  });

  it('shows nothing of an error that was not written for people', async () => {
    const { beReady, shown } = await launch({ failure: async () => new Error('example-secret-value') });
    await beReady();
    expect(shown.errors.map(({ content }) => content)).toEqual(['The console could not start.']);
    expect(shown.exitCodes).toEqual([1]);
  });
});
