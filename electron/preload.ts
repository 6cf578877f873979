import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { HostBridge } from '../core/contract/hostBridge.ts';
import { connectMessage } from '../core/contract/transport.ts';
import type { FileRef } from '../core/contract/views.ts';
import { type Answer, channels } from './channels.ts';

/** The page gets these functions and one port; nothing of Electron itself. */
const bridge: HostBridge = {
  kind: 'desktop',
  adoptFile: async (file) =>
    unwrap<FileRef>(await ipcRenderer.invoke(channels.adopt, webUtils.getPathForFile(file as File))),
  saveOutput: async ({ runId, name }) =>
    unwrap<boolean>(await ipcRenderer.invoke(channels.save, { runId, name })),
  showMenus: (menus) => ipcRenderer.send(channels.menus, menus),
  onMenu: (listener) => void ipcRenderer.on(channels.command, (_, id: string) => listener(id)),
  showOutput: async ({ runId, name }) =>
    unwrap<void>(await ipcRenderer.invoke(channels.show, { runId, name })),
};

contextBridge.exposeInMainWorld('mapwright', bridge);

window.addEventListener('message', ({ source, data, ports }) => {
  const [port] = ports;
  if (source === window && data === connectMessage && port !== undefined) {
    ipcRenderer.postMessage(channels.connect, null, [port]);
  }
});

/** Rejects with the plain `ErrorView`: of an `Error`, the bridge between the worlds would keep the message only. */
function unwrap<Value>(answer: Answer<Value>): Promise<Value> {
  // oxlint-disable-next-line prefer-promise-reject-errors
  return answer.ok ? Promise.resolve(answer.value) : Promise.reject(answer.error);
}
