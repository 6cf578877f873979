import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { dragFiles } from '../e2e/support/dragFiles.ts';
import { startApp } from '../e2e/support/startApp.ts';
import { writeClaimsFile } from './files/claimsFile.ts';
import type { Figures } from './figures.ts';

const rows = 1_000_000;

/** What a person waits for when a large file is dropped, seen from the browser. */
export const figures: Figures = {
  title: `A CSV of ${rows.toLocaleString('en')} x 20 on the screen`,
  about:
    'The built app in Chromium. "First rows" runs from the end of the upload, as the page sees it, to the first data row drawn.',
  inputs: [
    {
      name: `claims-dirty-${rows}.csv`,
      label: 'claims',
      write: (path) => writeClaimsFile(path, { rows, dirty: true, seed: 1 }),
    },
  ],
  async measure([input = '']) {
    const dataFolder = mkdtempSync(join(tmpdir(), 'mapwright-bench-'));
    const app = await startApp(dataFolder, 0);
    const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
    const browser = await chromium.launch({
      chromiumSandbox: process.getuid?.() !== 0,
      ...(installed === undefined ? {} : { executablePath: installed }),
    });
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(app.link);
      await page.getByText('Connected').waitFor();
      const uploaded = uploadOf(page);
      const droppedMs = performance.now();
      await dragFiles(page, [resolve(input)]);
      await uploaded;
      const uploadedMs = performance.now();
      await page.getByText('CLM-00000000-').first().waitFor({ timeout: 300_000 });
      const firstRowsMs = performance.now();
      await page.getByText('1,000,000 rows').first().waitFor({ timeout: 300_000 });
      const analyzedMs = performance.now();
      const heapBytes = await heapOf(page);
      return [
        { name: 'Size of the file', value: statSync(input).size / 1e6, unit: 'MB' },
        { name: 'Drop to end of the upload', value: uploadedMs - droppedMs, unit: 'ms' },
        { name: 'First rows after the upload', value: firstRowsMs - uploadedMs, unit: 'ms', goal: 1_000 },
        {
          name: 'Every column analyzed after the first rows',
          value: (analyzedMs - firstRowsMs) / 1000,
          unit: 's',
        },
        { name: 'Heap of the page with the file open', value: heapBytes / 1e6, unit: 'MB', goal: 200 },
      ];
    } finally {
      await browser.close();
      await app.stop('SIGINT');
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },
};

async function uploadOf(page: Page): Promise<void> {
  await page.waitForResponse((response) => new URL(response.url()).pathname === '/files', {
    timeout: 300_000,
  });
}

async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize;
}
