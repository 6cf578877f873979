import { once } from 'node:events';
import { outputFinder } from '../files/findOutput.ts';
import { hostLog } from '../hostLog.ts';
import { createRouter } from '../router.ts';
import { startWebHost } from '../web/webHost.ts';
import type { Session } from './session/commandSession.ts';
import { openWorld } from './session/openWorld.ts';
import type { ServeOrder } from './orders/parseCommand.ts';

/** Serves the app to the browser of this machine until the command is stopped. @returns the exit code */
export async function serveCommand({ port, note }: ServeOrder, session: Session): Promise<number> {
  const { terminal, signal, rendererFolder } = session;
  const log = hostLog();
  const world = await openWorld(session, { guest: false, note });
  try {
    const host = await startWebHost({
      port,
      router: createRouter(world.service, log),
      adoptUpload: (upload) => world.sources.adoptUpload(upload),
      objectLinks: world.objectLinks,
      findOutput: outputFinder(world.service.runs, world.outputs),
      scans: world.scans,
      rendererFolder,
      log,
    });
    await world.service.resume();
    world.engine.warm();
    const print = (): Promise<void> => terminal.print(`Open ${host.newLink()}\n`);
    await print();
    terminal.say('The link opens Mapwright once. Enter prints a new one, Ctrl-C stops.');
    process.stdin.on('data', () => void print());
    // Where the terminal is not ours to read, the first link stays the only one.
    process.stdin.on('error', () => undefined);
    if (!signal.aborted) await once(signal, 'abort');
    process.stdin.pause();
    await host.close();
    return 0;
  } finally {
    await world.close();
  }
}
