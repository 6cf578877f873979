import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startApp } from './startApp.ts';

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

interface Fixtures {
  /** Size of a disk of its own for the data folder, as `mount` takes it; it is lost when the app stops. */
  readonly disk: string | undefined;
  /** Environment variables of the app beside those of the test. */
  readonly surroundings: Readonly<Record<string, string>>;
  readonly app: WebApp;
  /** The app's page, opened with its link; the test fails when the page reports an error of its own. */
  readonly desk: Page;
}

export const test = base.extend<Fixtures>({
  disk: [undefined, { option: true }],
  surroundings: [{}, { option: true }],

  app: async ({ disk, surroundings }, use) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'mapwright-e2e-'));
    let running = await startApp(dataFolder, { port: 0, disk, surroundings });
    const { origin } = new URL(running.link);
    await use({
      origin,
      dataFolder,
      newLink: () => running.newLink(),
      pid: () => running.pid,
      stop: (signal) => running.stop(signal),
      async start() {
        running = await startApp(dataFolder, { port: Number(new URL(origin).port), surroundings });
      },
      async restart(signal = 'SIGINT') {
        await running.stop(signal);
        running = await startApp(dataFolder, { port: Number(new URL(origin).port), surroundings });
      },
    });
    await running.stop('SIGINT');
    rmSync(dataFolder, { recursive: true, force: true });
  },

  desk: async ({ app, page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(await app.newLink());
    await page.waitForURL(`${app.origin}/**`);
    await use(page);
    expect(errors, 'errors that the page reported').toEqual([]);
  },
});

export { expect } from '@playwright/test';
