/** Entry file of the desktop shell: one window over the local world. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RPCHandler } from '@orpc/server/message-port';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { AppError, errorCatalogue } from '../core/model/errors.ts';
import { deskWays } from '../infra/desk/deskWays.ts';
import { approverName } from '../infra/local/approverName.ts';
import { codeCacheFolder } from '../infra/local/files/codeCache.ts';
import { composeLocal, type LocalWorld } from '../infra/local/compose.ts';
import { outputFinder } from '../infra/local/files/findOutput.ts';
import { hostLog } from '../infra/local/hostLog.ts';
import { createRouter } from '../infra/local/router.ts';
import { setAppMenu } from './appMenu.ts';
import { channels } from './channels.ts';
import { registerAppScheme, serveBundle } from './appProtocol.ts';
import { forkUtility } from './forkUtility.ts';
import { lockPages, lockSession } from './lockdown.ts';
import { openMainWindow } from './mainWindow.ts';
import { saveOutput, showOutput } from './saveOutput.ts';
import { secretSeal } from './secretSeal.ts';
import { listenToPage } from './trustedIpc.ts';

/** The built files lie in `out/main` of the app's folder. */
const appFolder = fileURLToPath(new URL('../../', import.meta.url));
const log = hostLog();
let window: BrowserWindow | undefined;

app.enableSandbox();
registerAppScheme();
lockPages();
if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  await app.whenReady();
  const seal = secretSeal();
  try {
    const world = await composeLocal({
      samplesDir: join(appFolder, 'samples'),
      processUrl: new URL('./engineProcess.js', import.meta.url),
      workerUrl: new URL('./engineWorker.js', import.meta.url),
      codeCache: codeCacheFolder('engine'),
      fork: forkUtility,
      kind: 'desktop',
      appVersion: app.getVersion(),
      approver: approverName(),
      log,
      ...deskWays(forkUtility),
      ...(seal === undefined ? {} : { seal }),
    });
    serve(world);
    await world.service.resume();
    world.engine.warm();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    dialog.showErrorBox(error.message, error.remedy);
    app.exit(errorCatalogue[error.code].exitCode);
  }
}

function serve(world: LocalWorld): void {
  // In memory only, so that nothing of a file is left in the browser's caches.
  const own = session.fromPartition('app');
  lockSession(own);
  serveBundle(own, join(appFolder, 'out', 'renderer'), world);
  const runInPage = (id: string): void => window?.webContents.send(channels.command, id);
  setAppMenu([], runInPage);

  const handler = new RPCHandler(createRouter(world.service, log));
  const findOutput = outputFinder(world.service.runs, world.outputs);
  const calls = {
    connect(port: Electron.MessagePortMain) {
      handler.upgrade(port);
      port.start();
    },
    adopt(path: unknown) {
      if (typeof path === 'string' && path !== '') return world.sources.adoptPath(path);
      return Promise.reject(
        new AppError('SOURCE_UNREADABLE', 'What was dropped is no file of this machine.'),
      );
    },
    save(output: unknown) {
      if (window === undefined) return Promise.resolve(false);
      return saveOutput(window, output, findOutput);
    },
    menus: (menus: unknown) => setAppMenu(menus, runInPage),
    show: (output: unknown) => showOutput(output, findOutput),
  };
  listenToPage(() => window, calls, log);

  const open = (): void => {
    window = openMainWindow(join(appFolder, 'out', 'preload', 'preload.cjs'), own);
    window.once('closed', () => {
      window = undefined;
    });
  };
  open();
  app.on('activate', () => {
    if (window === undefined) open();
  });
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuit(world);
}

/** Lets runs end in order and the data folder be taken by another Mapwright. */
function closeBeforeQuit(world: LocalWorld): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void world.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
