/**
 * Stands in for Electron where its program cannot run: records what the shell sets up and lets a test play the page.
 * It proves the shell's own wiring, not what Electron does with it.
 */
import { EventEmitter } from 'node:events';
import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { MessagePort } from 'node:worker_threads';

export interface Recorded {
  readonly calls: { readonly name: string; readonly values: readonly unknown[] }[];
  readonly windows: BrowserWindow[];
  readonly handlers: Map<string, (event: unknown, ...values: unknown[]) => unknown>;
  protocolHandler: ((request: Request) => Promise<Response>) | undefined;
  requestFilter:
    | ((details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void)
    | undefined;
  saveDialog: { canceled: boolean; filePath: string };
  menu: unknown;
  readonly children: ReturnType<typeof fork>[];
}

/** Everything that the shell did; a test reads it. */
export const recorded: Recorded = {
  calls: [],
  windows: [],
  handlers: new Map(),
  protocolHandler: undefined,
  requestFilter: undefined,
  saveDialog: { canceled: true, filePath: '' },
  menu: undefined,
  children: [],
};

const record =
  (name: string) =>
  (...values: unknown[]): void => {
    recorded.calls.push({ name, values });
  };

class App extends EventEmitter {
  readonly isPackaged = false;
  enableSandbox = record('app.enableSandbox');
  setName = record('app.setName');
  quit = record('app.quit');
  exit = record('app.exit');
  requestSingleInstanceLock(): boolean {
    record('app.requestSingleInstanceLock')();
    return true;
  }
  whenReady(): Promise<void> {
    record('app.whenReady')();
    return Promise.resolve();
  }
  getVersion(): string {
    return '0.0.0-test';
  }
  getPath(name: string): string {
    return `${tmpdir()}/mapwright-shell-${name}`;
  }
  getAppPath(): string {
    return process.cwd();
  }
}

export const app = new App();

export class WebContents extends EventEmitter {
  readonly mainFrame = { url: 'app://bundle/' };
  openHandler: ((details: { readonly url: string }) => unknown) | undefined;
  send = record('page.send');
  setWindowOpenHandler(handler: (details: { readonly url: string }) => unknown): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: { readonly webPreferences: Record<string, unknown> } & Record<string, unknown>;
  address: string | undefined;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    recorded.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(address: string): Promise<void> {
    this.address = address;
    return Promise.resolve();
  }
  show = record('window.show');
  focus = record('window.focus');
  restore = record('window.restore');
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
  static getAllWindows(): BrowserWindow[] {
    return recorded.windows;
  }
}

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: (event: unknown, ...values: unknown[]) => unknown): void {
    recorded.handlers.set(channel, handler);
  },
});

export const protocol = { registerSchemesAsPrivileged: record('protocol.registerSchemesAsPrivileged') };

export const session = {
  fromPartition(partition: string) {
    record('session.fromPartition')(partition);
    return {
      protocol: {
        handle(_: string, handler: (request: Request) => Promise<Response>): void {
          recorded.protocolHandler = handler;
        },
      },
      setPermissionRequestHandler: record('session.setPermissionRequestHandler'),
      setPermissionCheckHandler: record('session.setPermissionCheckHandler'),
      setDevicePermissionHandler: record('session.setDevicePermissionHandler'),
      webRequest: {
        onBeforeRequest(_: unknown, filter: NonNullable<Recorded['requestFilter']>): void {
          recorded.requestFilter = filter;
        },
      },
    };
  },
};

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu(menu: unknown): void {
    recorded.menu = menu;
  },
};

export const dialog = {
  showSaveDialog: (_: unknown, options: unknown) => {
    record('dialog.showSaveDialog')(options);
    return Promise.resolve(recorded.saveDialog);
  },
  showErrorBox: record('dialog.showErrorBox'),
};

export const shell = { openExternal: record('shell.openExternal') };

/** Turns texts round, so that a sealed one cannot be found by looking for it. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text: string) => Buffer.from(text, 'utf8').reverse(),
  decryptString: (bytes: Buffer) => Buffer.from(bytes).reverse().toString('utf8'),
};

/** A real child process with Node's own channel in place of Electron's. */
export const utilityProcess = {
  fork(path: string, parameters: readonly string[], options: { readonly env: Record<string, string> }) {
    record('utilityProcess.fork')(path, parameters, options);
    const child = fork(path, parameters, {
      env: options.env,
      execArgv: ['--import', new URL('./parentPortShim.mjs', import.meta.url).href],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    recorded.children.push(child);
    return {
      get pid() {
        return child.pid;
      },
      stderr: child.stderr,
      postMessage: (message: object) => void (child.connected && child.send(message, () => undefined)),
      on: (event: string, listener: (...values: unknown[]) => void) => child.on(event, listener),
      once: (event: string, listener: (...values: unknown[]) => void) => child.once(event, listener),
      kill: () => child.kill(),
    };
  },
};

/** A port as the main process gets it: what arrives waits until `start`. */
export class MessagePortMain extends EventEmitter {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }
  start(): void {
    this.#port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(data: unknown): void {
    // oxlint-disable-next-line require-post-message-target-origin
    this.#port.postMessage(data);
  }
  close(): void {
    this.#port.close();
  }
}
