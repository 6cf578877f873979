import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppStart, startApp } from './startApp.ts';

/** The app as a person starts it: a process of its own, on a data folder of its own. */
export interface WebApp {
  readonly origin: string;
  /** Empty at first; outlives a restart. */
  readonly dataFolder: string;
  /** Presses Enter in its terminal and gives the link that it prints. */
  newLink(): Promise<string>;
  /** Ends the process, as Ctrl-C does or without warning, and starts another one on the same data folder and port. */
  restart(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Ends the process; `start` begins another one on the same data folder and port. */
  stop(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  start(): Promise<void>;
  /** Id of the process that is at work. */
  pid(): number;
}

/** An app with whoever started it. */
export interface OwnApp extends WebApp {
  /** Ends the process and removes its folder. */
  close(): Promise<void>;
}

/** Starts an app on an empty data folder. */
export async function openWebApp({ disk, surroundings = {} }: Omit<AppStart, 'port'>): Promise<OwnApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mapwright-e2e-'));
  let running = await startApp(dataFolder, { port: 0, disk, surroundings });
  const { origin, port } = new URL(running.link);
  const start = async (): Promise<void> => {
    running = await startApp(dataFolder, { port: Number(port), surroundings });
  };
  return {
    origin,
    dataFolder,
    newLink: () => running.newLink(),
    pid: () => running.pid,
    stop: (signal) => running.stop(signal),
    start,
    async restart(signal = 'SIGINT') {
      await running.stop(signal);
      await start();
    },
    async close() {
      await running.stop('SIGINT');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
