import {
  type BrowserWindow,
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type MessagePortMain,
} from 'electron';
import { AppError } from '../core/model/errors.ts';
import type { Log } from '../core/ports/clock.ts';
import { type Answer, channels } from './channels.ts';
import { isBundle } from './lockdown.ts';

/** What the shell does for its page; arguments come from outside and are still to be checked. */
export interface ShellCalls {
  connect(port: MessagePortMain): void;
  adopt(path: unknown): Promise<unknown>;
  save(output: unknown): Promise<unknown>;
  menus(menus: unknown): void;
  show(output: unknown): Promise<unknown>;
}

/** Listens on the channels and turns away whoever is not the window's own page. The only file that knows `ipcMain`. */
export function listenToPage(window: () => BrowserWindow | undefined, calls: ShellCalls, log: Log): void {
  const isOurs = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    // The frame is null when it has gone away since.
    senderFrame !== null && senderFrame === window()?.webContents.mainFrame && isBundle(senderFrame.url);

  const answer = async (
    event: IpcMainInvokeEvent,
    call: () => Promise<unknown>,
  ): Promise<Answer<unknown>> => {
    if (!isOurs(event)) throw new Error('Refused.');
    try {
      return { ok: true, value: await call() };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toView() };
      log.error('shell.bug', { kind: error instanceof Error ? error.name : typeof error });
      throw new Error('Mapwright met an error of its own.', { cause: error });
    }
  };

  ipcMain.handle(channels.adopt, (event, path: unknown) => answer(event, () => calls.adopt(path)));
  ipcMain.handle(channels.save, (event, output: unknown) => answer(event, () => calls.save(output)));
  ipcMain.on(channels.menus, (event, menus: unknown) => {
    if (isOurs(event)) calls.menus(menus);
  });
  ipcMain.handle(channels.show, (event, output: unknown) => answer(event, () => calls.show(output)));
  ipcMain.on(channels.connect, (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (isOurs(event)) calls.connect(port);
    else port.close();
  });
}
