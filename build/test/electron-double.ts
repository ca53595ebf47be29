import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindowConstructorOptions,
  ContextBridge,
  CustomScheme,
  Dialog,
  Notification as ElectronNotification,
  BrowserWindow as ElectronWindow,
  NotificationConstructorOptions,
  Protocol,
  Session,
  WebContents,
} from 'electron';

/**
 * The part of Electron that the desktop door uses, typed by Electron's own typings: it does nothing and remembers what
 * it was asked. `vitest.config.ts` puts it in the place of the `electron` module, whose import in plain Node would try
 * to download a binary. A test that starts `main.ts` imports it afresh (`vi.resetModules`).
 */

/** What was asked, in order, for instance `protocol.registerSchemesAsPrivileged`. */
export const asked: string[] = [];
/** What was shown, handed over or set, for tests to look at. */
export const shown: {
  errors: { title: string; content: string }[];
  exitCodes: (number | undefined)[];
  exposed: Map<string, unknown>;
  schemes: CustomScheme[];
  windows: BrowserWindow[];
  notifications: Notification[];
} = { errors: [], exitCodes: [], exposed: new Map(), schemes: [], windows: [], notifications: [] };
/** What the code under test gave Electron to call. */
export const given: {
  handlers: Map<string, Parameters<Protocol['handle']>[1]>;
  permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0];
  permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0];
} = { handlers: new Map(), permissionRequest: null, permissionCheck: null };
/** What the outside decides: whether this is the first instance, what the system can show, which answer a person gives, when Electron is ready. */
export const outside = {
  isFirstInstance: true,
  hasNotifications: true,
  /** Which button of a question is pressed. */
  answer: 0,
  ready: Promise.withResolvers<void>(),
};

class AppDouble extends EventEmitter {
  requestSingleInstanceLock: App['requestSingleInstanceLock'] = () => {
    asked.push('app.requestSingleInstanceLock');
    return outside.isFirstInstance;
  };
  whenReady: App['whenReady'] = () => outside.ready.promise;
  quit: App['quit'] = () => void asked.push('app.quit');
  exit: App['exit'] = (code) => {
    asked.push('app.exit');
    shown.exitCodes.push(code);
  };
}
export const app = new AppDouble();

class ContentsDouble extends EventEmitter {
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  setWindowOpenHandler: WebContents['setWindowOpenHandler'] = (handler) => {
    this.openHandler = handler;
  };
}

export class BrowserWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new ContentsDouble();
  minimized = false;
  focused = false;
  url: string | null = null;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    shown.windows.push(this);
  }

  loadURL: ElectronWindow['loadURL'] = async (url) => {
    this.url = url;
  };
  isMinimized: ElectronWindow['isMinimized'] = () => this.minimized;
  restore: ElectronWindow['restore'] = () => {
    this.minimized = false;
  };
  isFocused: ElectronWindow['isFocused'] = () => this.focused;
  focus: ElectronWindow['focus'] = () => {
    this.focused = true;
  };
}

export class Notification extends EventEmitter {
  static readonly isSupported: typeof ElectronNotification.isSupported = () => outside.hasNotifications;
  readonly options: NotificationConstructorOptions;
  visible = false;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.options = options;
    shown.notifications.push(this);
  }

  show: ElectronNotification['show'] = () => {
    this.visible = true;
  };
}

export const dialog: Pick<Dialog, 'showErrorBox' | 'showMessageBoxSync'> = {
  showMessageBoxSync: () => {
    asked.push('dialog.showMessageBoxSync');
    return outside.answer;
  },
  showErrorBox: (title, content) => void shown.errors.push({ title, content }),
};

export const protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'> = {
  handle: (scheme, handler) => void given.handlers.set(scheme, handler),
  registerSchemesAsPrivileged: (schemes) => {
    asked.push('protocol.registerSchemesAsPrivileged');
    shown.schemes.push(...schemes);
  },
};

export const session: {
  defaultSession: Pick<Session, 'setPermissionCheckHandler' | 'setPermissionRequestHandler'>;
} = {
  defaultSession: {
    setPermissionCheckHandler: (handler) => {
      given.permissionCheck = handler;
    },
    setPermissionRequestHandler: (handler) => {
      given.permissionRequest = handler;
    },
  },
};

export const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
  exposeInMainWorld: (key, api) => void shown.exposed.set(key, api),
};
