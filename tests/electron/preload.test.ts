import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { channels } from '../../electron/channels.ts';
import { connectMessage } from '../../core/contract/transport.ts';
import type { HostBridge } from '../../core/contract/hostBridge.ts';

interface Posted {
  readonly channel: string;
  readonly value: unknown;
  readonly ports: readonly unknown[];
}

/** Runs the built preload script where a sandboxed one runs: without Node, with a `require` that knows Electron only. */
function loadPreload(answer: (channel: string, value: unknown) => unknown) {
  const exposed = new Map<string, HostBridge>();
  const posted: Posted[] = [];
  const heard = new Map<string, (event: object, value: unknown) => void>();
  const listeners: ((event: object) => void)[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, bridge: HostBridge) => exposed.set(name, bridge) },
    ipcRenderer: {
      invoke: (channel: string, value: unknown) => Promise.resolve(answer(channel, value)),
      postMessage: (channel: string, value: unknown, ports: readonly unknown[]) =>
        posted.push({ channel, value, ports }),
      send: (channel: string, value: unknown) => posted.push({ channel, value, ports: [] }),
      on: (channel: string, listener: (event: object, value: unknown) => void) =>
        heard.set(channel, listener),
    },
    webUtils: { getPathForFile: (file: { readonly path: string }) => file.path },
  };
  const window = {
    addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener),
  };
  runInNewContext(readFileSync('out/preload/preload.cjs', 'utf8'), {
    window,
    require(name: string) {
      if (name !== 'electron') throw new Error(`A sandboxed script cannot load ${name}.`);
      return electron;
    },
  });
  return {
    exposed,
    posted,
    heard,
    window,
    say: (event: object) => listeners.forEach((listener) => listener(event)),
  };
}

describe('the preload script', () => {
  it('gives the page the host bridge and nothing else', () => {
    const { exposed } = loadPreload(() => undefined);
    expect([...exposed.keys()]).toEqual(['mapwright']);
    const bridge = exposed.get('mapwright');
    expect(Object.keys(bridge ?? {}).sort()).toEqual([
      'adoptFile',
      'kind',
      'onMenu',
      'saveOutput',
      'showMenus',
      'showOutput',
    ]);
    expect(bridge?.kind).toBe('desktop');
  });

  it('hands a dropped file over by its path, which the page never sees', async () => {
    const asked: unknown[] = [];
    const { exposed } = loadPreload((channel, value) => {
      asked.push([channel, value]);
      return { ok: true, value: { id: 'f1', name: 'a.csv', sizeBytes: 3 } };
    });
    const file = { name: 'a.csv', size: 3, path: '/home/ana/a.csv' };
    expect(await exposed.get('mapwright')?.adoptFile(file)).toEqual({
      id: 'f1',
      name: 'a.csv',
      sizeBytes: 3,
    });
    expect(asked).toEqual([[channels.adopt, '/home/ana/a.csv']]);
  });

  it('rejects with the whole error view, remedy included', async () => {
    const error = { code: 'DISK_FULL', message: 'Full.', remedy: 'Free some space.', retryable: true };
    const { exposed } = loadPreload(() => ({ ok: false, error }));
    await expect(exposed.get('mapwright')?.saveOutput({ runId: 'r1', name: 'a.csv' })).rejects.toEqual(error);
  });

  it('sends the menus on and hears which command was taken, without the event', () => {
    const { exposed, posted, heard } = loadPreload(() => undefined);
    const menus = [{ name: 'file' as const, label: '&File', items: [] }];
    exposed.get('mapwright')?.showMenus?.(menus);
    expect(posted).toEqual([{ channel: channels.menus, value: menus, ports: [] }]);
    const told: unknown[][] = [];
    exposed.get('mapwright')?.onMenu?.((...values) => told.push(values));
    heard.get(channels.command)?.({ sender: 'secret' }, 'file.open');
    expect(told).toEqual([['file.open']]);
  });

  it('passes a port on for the handshake of its own page only', () => {
    const { posted, window, say } = loadPreload(() => undefined);
    const port = { id: 1 };
    say({ source: {}, data: connectMessage, ports: [port] });
    say({ source: window, data: 'something else', ports: [port] });
    say({ source: window, data: connectMessage, ports: [] });
    expect(posted).toEqual([]);
    say({ source: window, data: connectMessage, ports: [port] });
    expect(posted).toEqual([{ channel: channels.connect, value: null, ports: [port] }]);
  });
});
