import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '../../electron/channels.ts';
import type { FileRef } from '../../core/contract/views.ts';
import type { Client } from '../contract/transports.ts';
import {
  app,
  type BrowserWindow,
  ipcMain,
  MessagePortMain,
  recorded,
  type WebContents,
} from './electronDouble.ts';

let folder: string;

/** Starts the shell as it was built; it registers everything with the double when it is imported. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-shell-'));
  process.env['MAPWRIGHT_DATA'] = join(folder, 'data');
  await import(pathToFileURL(join(process.cwd(), 'out/main/main.js')).href);
  await until(() => recorded.windows.length === 1);
});

afterAll(async () => {
  const quitting = { preventDefault: () => undefined };
  app.emit('will-quit', quitting);
  await until(() => recorded.calls.some((call) => call.name === 'app.quit'));
  rmSync(folder, { recursive: true, force: true });
});

const theWindow = (): BrowserWindow => recorded.windows[0] as BrowserWindow;
const thePage = (): WebContents => theWindow().webContents;
const callOf = (name: string): readonly unknown[] => {
  const call = recorded.calls.find((candidate) => candidate.name === name);
  if (call === undefined) throw new Error(`${name} was not called.`);
  return call.values;
};
const nth = (name: string): number => recorded.calls.findIndex((call) => call.name === name);

describe('the window', () => {
  it('gives its page nothing of Node, and every protection there is', () => {
    const { webPreferences } = theWindow().options;
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(callOf('session.fromPartition')).toEqual(['app']);
    expect(nth('app.enableSandbox')).toBeLessThan(nth('app.whenReady'));
    expect(nth('protocol.registerSchemesAsPrivileged')).toBeLessThan(nth('app.whenReady'));
  });

  it('loads a preload script that is there, and the bundle', () => {
    const { preload } = theWindow().options.webPreferences;
    expect(readFileSync(String(preload), 'utf8')).toContain('exposeInMainWorld');
    expect(theWindow().address).toBe('app://bundle/');
  });

  it.each([
    ['https://example.org/', true],
    ['file:///etc/passwd', true],
    ['app://other/', true],
    ['app://bundle.evil.example/', true],
    ['javascript:alert(1)', true],
    ['not an address', true],
    ['app://bundle/review/f1', false],
  ])('asked to go to %s is held back: %s', (url, held) => {
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      let prevented = false;
      thePage().emit(event, { url, preventDefault: () => (prevented = true) });
      expect(prevented).toBe(held);
    }
  });

  it('opens no other window and embeds no page', () => {
    const foreign = 'https://example.org/';
    const signed = 'https://b.s3.amazonaws.com/a?X-Amz-Signature=0f';
    for (const url of [foreign, signed]) expect(thePage().openHandler?.({ url })).toEqual({ action: 'deny' });
    // Links to outputs that S3 signed are left to the person's browser.
    expect(recorded.calls.filter(({ name }) => name === 'shell.openExternal')).toEqual([
      { name: 'shell.openExternal', values: [signed] },
    ]);
    let prevented = false;
    thePage().emit('will-attach-webview', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('the session', () => {
  it('grants the clipboard and nothing else', () => {
    const [decideRequest] = callOf('session.setPermissionRequestHandler') as [
      (page: unknown, permission: string, decide: (granted: boolean) => void) => void,
    ];
    const [check] = callOf('session.setPermissionCheckHandler') as [
      (page: unknown, permission: string) => boolean,
    ];
    const [device] = callOf('session.setDevicePermissionHandler') as [() => boolean];
    const granted: boolean[] = [];
    for (const permission of ['media', 'geolocation', 'notifications', 'fileSystem', 'clipboard-read']) {
      decideRequest({}, permission, (answer) => granted.push(answer));
      expect(check({}, permission)).toBe(false);
    }
    expect(granted).toEqual([false, false, false, false, false]);
    expect(check({}, 'clipboard-sanitized-write')).toBe(true);
    expect(device()).toBe(false);
  });

  it.each([
    ['http://127.0.0.1/', true],
    ['https://example.org/', true],
    ['ws://127.0.0.1/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,x', true],
    ['data:image/png;base64,x', false],
    ['app://bundle/assets/x.js', false],
  ])('of a request to %s: cancelled is %s', (url, cancel) => {
    let answer: { cancel: boolean } | undefined;
    recorded.requestFilter?.({ url }, (given) => {
      answer = given;
    });
    expect(answer).toEqual({ cancel });
  });
});

describe('the app protocol', () => {
  const get = (address: string, method = 'GET'): Promise<Response> => {
    if (recorded.protocolHandler === undefined) throw new Error('No protocol was served.');
    return recorded.protocolHandler(new Request(address, { method }));
  };

  it('serves the built page with the policy of the web host', async () => {
    const answer = await get('app://bundle/');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<div id="root">');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://bundle/%2e%2e/%2e%2e/package.json',
    'app://bundle/..%5c..%5cpackage.json',
    'app://bundle/../main/main.js',
    'app://other/index.html',
    'app://bundle/missing.js',
    'app://bundle/objects/none',
  ])('gives nothing for %s', async (address) => {
    expect((await get(address)).status).toBe(404);
  });

  it('only reads', async () => {
    expect((await get('app://bundle/', 'POST')).status).toBe(404);
  });
});

describe('the channels', () => {
  const ours = () => ({ senderFrame: thePage().mainFrame });
  const invoke = (channel: string, event: object, value: unknown): Promise<unknown> =>
    recorded.handlers.get(channel)?.(event, value) as Promise<unknown>;

  it.each([
    ['a frame inside the page', () => ({ senderFrame: { url: 'app://bundle/' } })],
    ['a frame that is gone', () => ({ senderFrame: null })],
  ])('refuse %s', async (_, event) => {
    await expect(invoke(channels.adopt, event(), '/etc/hostname')).rejects.toThrow('Refused.');
    await expect(invoke(channels.save, event(), {})).rejects.toThrow('Refused.');
    const { port1, port2 } = new MessageChannel();
    const closed = new Promise<boolean>((resolve) => port1.once('close', () => resolve(true)));
    ipcMain.emit(channels.connect, { ...event(), ports: [new MessagePortMain(port2)] });
    expect(await closed).toBe(true);
  });

  it('refuse the page when it shows another address', async () => {
    const frame = thePage().mainFrame;
    frame.url = 'https://example.org/';
    await expect(invoke(channels.adopt, { senderFrame: frame }, '/etc/hostname')).rejects.toThrow('Refused.');
    frame.url = 'app://bundle/';
  });

  it('tell why a file cannot be taken', async () => {
    expect(await invoke(channels.adopt, ours(), join(folder, 'none.csv'))).toMatchObject({
      ok: false,
      error: { code: 'SOURCE_UNREADABLE', retryable: true },
    });
    expect(await invoke(channels.adopt, ours(), folder)).toMatchObject({ ok: false });
    expect(await invoke(channels.adopt, ours(), '')).toMatchObject({ ok: false });
    expect(await invoke(channels.adopt, ours(), { path: 1 })).toMatchObject({ ok: false });
  });

  it('tell why an output cannot be saved', async () => {
    expect(await invoke(channels.save, ours(), { runId: 'r1', name: '../x' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(await invoke(channels.save, ours(), 'r1')).toMatchObject({ ok: false, error: { code: 'USAGE' } });
  });
});

describe('the menu bar', () => {
  interface Shown {
    readonly label?: string;
    readonly role?: string;
    readonly submenu?: readonly Shown[];
    readonly enabled?: boolean;
    readonly accelerator?: string;
    readonly registerAccelerator?: boolean;
    click?(): void;
  }
  const bar = (): readonly Shown[] => recorded.menu as readonly Shown[];
  const show = (menus: unknown, senderFrame: object = thePage().mainFrame): void => {
    ipcMain.emit(channels.menus, { senderFrame }, menus);
  };
  const open = { id: 'file.open', label: '&Open files', accelerator: 'CmdOrCtrl+O', enabled: true };
  const menus = [
    { name: 'file', label: '&File', items: [open] },
    { name: 'edit', label: '&Edit', items: [{ id: 'review.undo', label: '&Undo', enabled: false }] },
    { name: 'review', label: '&Review', items: [{ ...open, id: 'review.accept', accelerator: 'A' }] },
  ];

  it("shows the page's commands before the system's own", () => {
    show(menus);
    expect(bar().map(({ label, role }) => label ?? role)).toEqual([
      '&File',
      '&Edit',
      '&Review',
      '&View',
      'windowMenu',
    ]);
    expect(bar()[0]?.submenu?.map(({ label, role }) => label ?? role ?? 'line')).toEqual([
      '&Open files',
      'line',
      'quit',
    ]);
    const [undo, , ...roles] = bar()[1]?.submenu ?? [];
    expect(undo).toMatchObject({ label: '&Undo', enabled: false });
    expect(roles.map(({ role }) => role)).toEqual(['cut', 'copy', 'paste', 'selectAll']);
  });

  it('shows keys without taking them from the page', () => {
    show(menus);
    const items = bar().flatMap(({ submenu }) => submenu ?? []);
    expect(items.filter(({ accelerator }) => accelerator !== undefined)).toMatchObject([
      { accelerator: 'CmdOrCtrl+O', registerAccelerator: false },
      { accelerator: 'A', registerAccelerator: false },
    ]);
  });

  it('tells the page which command was taken', () => {
    show(menus);
    bar()[0]?.submenu?.[0]?.click?.();
    expect(recorded.calls.findLast(({ name }) => name === 'page.send')?.values).toEqual([
      channels.command,
      'file.open',
    ]);
  });

  it.each([
    ['no list', 'menus'],
    [
      'an entry that is no entry',
      [{ name: 'file', label: 'File', items: [{ id: 'x', label: 'X', role: 'quit' }] }],
    ],
    ['a menu of another name', [{ name: 'evil', label: 'Evil', items: [] }]],
  ])("has the system's part alone for %s", (_, given) => {
    show(given);
    expect(bar().map(({ label, role }) => label ?? role)).toEqual(['&File', '&Edit', '&View', 'windowMenu']);
  });

  it('is left alone by another frame', () => {
    show(menus);
    const before = recorded.menu;
    show([], { url: 'app://bundle/' });
    expect(recorded.menu).toBe(before);
  });
});

describe('a file that is dropped', () => {
  it('is read by the engine in its utility process and shown over the port', async () => {
    const path = join(folder, 'people.csv');
    writeFileSync(path, 'id,name\n007,Ana\n008,Bo\n');
    const adopt = recorded.handlers.get(channels.adopt);
    const answer = (await adopt?.({ senderFrame: thePage().mainFrame }, path)) as { value: FileRef };
    expect(answer.value).toMatchObject({ name: 'people.csv', sizeBytes: 23 });

    const { port1, port2 } = new MessageChannel();
    ipcMain.emit(channels.connect, {
      senderFrame: thePage().mainFrame,
      ports: [new MessagePortMain(port2)],
    });
    const client: Client = createORPCClient(new RPCLink({ port: port1 }));
    port1.start();
    expect(await client.host.info()).toMatchObject({ kind: 'desktop', appVersion: '0.0.0-test' });

    await client.inbox.submit({ fileIds: [answer.value.id] });
    for await (const event of await client.inbox.watch()) {
      const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
      if (items.some((item) => item.file.state === 'review')) break;
    }
    const { table } = await client.review.open({ fileId: answer.value.id });
    expect(table?.rowCount).toBe(2);
    expect(table?.columns[0]).toMatchObject({ name: 'id', type: 'code', leadingZeros: 2 });

    const [processPath, , options] = callOf('utilityProcess.fork');
    expect(String(processPath)).toBe(join(process.cwd(), 'out/main/engineProcess.js'));
    expect(options).toMatchObject({ serviceName: 'Mapwright engine' });
    expect((options as { env: object }).env).toEqual({});
    port1.close();
  }, 30_000);
});

/** Waits for something that comes by itself, without a clock of its own. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a watched folder', () => {
  it('is worked off by a utility process, which ends when nobody watches it any more', async () => {
    const { port1, port2 } = new MessageChannel();
    ipcMain.emit(channels.connect, {
      senderFrame: thePage().mainFrame,
      ports: [new MessagePortMain(port2)],
    });
    const client: Client = createORPCClient(new RPCLink({ port: port1 }));
    port1.start();
    const bucket = join(folder, 'bucket');
    mkdirSync(join(bucket, 'raw'), { recursive: true });
    writeFileSync(join(bucket, 'raw', 'new.csv'), 'a,b\n1,2\n3,4\n');
    const before = recorded.children.length;
    await client.settings.put({ pipeline: { folder: bucket } });
    for await (const { jobs, pipelines } of await client.jobs.watch()) {
      expect(pipelines.map(({ error }) => error)).toEqual([null]);
      if (jobs[0]?.state === 'waiting') break;
    }
    const [child] = recorded.children.slice(before);
    await client.settings.put({ pipeline: { folder: '' } });
    await until(() => child?.exitCode === 0);
    port1.close();
  });
});

describe('the language model', () => {
  it('has its key sealed by the system, and its request made by the bundled client', async () => {
    const { port1, port2 } = new MessageChannel();
    ipcMain.emit(channels.connect, {
      senderFrame: thePage().mainFrame,
      ports: [new MessagePortMain(port2)],
    });
    const client: Client = createORPCClient(new RPCLink({ port: port1 }));
    port1.start();
    await client.settings.put({ llm: { baseUrl: 'https://models.example.org/v1' } });
    const status = await client.llm.putKey({ key: 'sk-secret-4711' });
    expect(status).toMatchObject({ mode: 'off', key: 'stored', keyProtection: 'system' });
    expect(readFileSync(join(folder, 'data', 'secrets.json'), 'utf8')).not.toContain('4711');
    expect(await client.llm.putKey({ key: null })).toMatchObject({ key: 'none' });

    await client.settings.put({
      llm: { mode: 'ask', provider: 'bedrock', region: 'eu-central-1', modelId: 'eu.some.model-v1:0' },
    });
    const path = join(folder, 'leads.csv');
    writeFileSync(path, 'First Name,Email,Zzyx Qwv\nAna,ana@example.org,SECRETCELL\n');
    const adopt = recorded.handlers.get(channels.adopt);
    const answer = (await adopt?.({ senderFrame: thePage().mainFrame }, path)) as { value: FileRef };
    const { value } = answer;
    await client.inbox.submit({ fileIds: [value.id] });
    for await (const event of await client.inbox.watch()) {
      const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
      if (items.some((item) => item.file.id === value.id && item.file.state === 'review')) break;
    }
    await client.review.choosePack({ fileId: value.id, packId: 'crm.leads' });
    const preview = await client.llm.preview({ fileId: value.id });
    expect(preview.endpoint).toBe('https://bedrock-runtime.eu-central-1.amazonaws.com');
    expect(preview.body).toContain('outputConfig');
    expect(preview.body).not.toMatch(/SECRETCELL|Zzyx|leads\.csv/);
    await client.settings.put({ llm: { mode: 'off' } });
    port1.close();
  }, 30_000);
});
