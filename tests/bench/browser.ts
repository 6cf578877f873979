import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startApp } from '../e2e/support/startApp.ts';

/** Chromium of the system where there is one, else that of the tests. */
const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Opens the built app on an empty data folder in a Chromium of its own, and takes all away again. */
export async function inBrowser<T>(work: (page: Page, link: string) => Promise<T>): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mapwright-bench-'));
  const app = await startApp(dataFolder, { port: 0 });
  const browser = await chromium.launch({
    chromiumSandbox: process.getuid?.() !== 0,
    ...(installed === undefined ? {} : { executablePath: installed }),
  });
  try {
    return await work(await browser.newPage({ viewport: { width: 1440, height: 900 } }), app.link);
  } finally {
    await browser.close();
    await app.stop('SIGINT');
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Bytes that the page's scripts hold, after collecting. */
export async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize;
}
