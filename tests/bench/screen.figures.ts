import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { dragFiles } from '../e2e/support/dragFiles.ts';
import { heapOf, inBrowser } from './browser.ts';
import { writeClaimsFile } from './files/claimsFile.ts';
import { writeWorkbookFile } from './files/workbookFile.ts';
import type { Figure, Figures } from './figures.ts';

const longestMs = 300_000;
/** Median of this many starts and openings, each of an app and a browser of its own. */
const rounds = 3;

const claims = (rows: number) => ({
  name: `claims-dirty-${String(rows)}.csv`,
  label: 'claims',
  write: (path: string) => writeClaimsFile(path, { rows, dirty: true, seed: 1 }),
});

/** What a person waits for when the app starts and when a file is dropped, seen from the browser. */
export const figures: Figures = {
  title: 'Starting and opening files on the screen',
  about:
    'The built app in Chromium. "First rows" runs from the end of the upload, as the page sees it, to the first data row drawn; the median of three openings, each in an app that has just started.',
  inputs: [
    claims(36_500),
    claims(730_000),
    {
      name: 'orders-109000.xlsx',
      label: 'orders',
      write: (path) => writeWorkbookFile(path, { rows: 109_000, seed: 1 }),
    },
  ],
  async measure([small = '', large = '', workbook = '']) {
    return [
      ...(await startFigures()),
      ...(await openingFigures(small, { goal: 300, rows: 36_500 })),
      ...(await openingFigures(large, { goal: 1_000, rows: 730_000 })),
      ...(await openingFigures(workbook, { goal: 2_000, rows: 109_000 })),
    ];
  },
};

async function startFigures(): Promise<readonly Figure[]> {
  const starts = await repeated(() =>
    inBrowser(async (page, link) => {
      const startedMs = performance.now();
      await page.goto(link);
      await page.getByRole('button', { name: 'Open files' }).first().waitFor();
      const readyMs = performance.now() - startedMs;
      await page.getByText('Connected').waitFor();
      return { readyMs, scriptBytes: await scriptBytes(page) };
    }),
  );
  return [
    { name: 'Script at start', value: starts[0]?.scriptBytes ?? 0, unit: 'kB', goal: 900 },
    {
      name: 'Link to a page that can be used',
      value: median(starts.map((start) => start.readyMs)),
      unit: 'ms',
    },
  ].map((figure) => (figure.unit === 'kB' ? { ...figure, value: figure.value / 1_000 } : figure));
}

async function openingFigures(
  input: string,
  { goal, rows }: { readonly goal: number; readonly rows: number },
): Promise<readonly Figure[]> {
  const megabytes = statSync(input).size / 1e6;
  const of = `${megabytes.toFixed(0)} MB ${input.endsWith('xlsx') ? 'XLSX' : 'CSV'}`;
  const openings = await repeated(() => inBrowser((page, link) => opening(page, { link, input, rows })));
  const figure = (name: string, pick: (entry: Opening) => number): Figure => ({
    name: `${of}: ${name}`,
    value: median(openings.map(pick)),
    unit: 'ms',
  });
  return [
    figure('drop to end of the upload', (entry) => entry.uploadMs),
    { ...figure('first rows after the upload', (entry) => entry.firstRowsMs), goal },
    figure('every column analyzed after the upload', (entry) => entry.analyzedMs),
    {
      name: `${of}: heap of the page`,
      value: Math.max(...openings.map((entry) => entry.heapBytes)) / 1e6,
      unit: 'MB',
      goal: 200,
    },
  ];
}

interface Opening {
  readonly uploadMs: number;
  readonly firstRowsMs: number;
  readonly analyzedMs: number;
  readonly heapBytes: number;
}

async function opening(
  page: Page,
  { link, input, rows }: { readonly link: string; readonly input: string; readonly rows: number },
): Promise<Opening> {
  await page.goto(link);
  await page.getByText('Connected').waitFor();
  // What a person takes to find the file.
  await page.waitForTimeout(2_000);
  const uploaded = page.waitForResponse((response) => new URL(response.url()).pathname === '/files', {
    timeout: longestMs,
  });
  const droppedMs = performance.now();
  await dragFiles(page, [resolve(input)]);
  await uploaded;
  const uploadedMs = performance.now();
  // A row of the file, be it in its first records or in the preview.
  await page
    .locator('main [role="row"][aria-rowindex="3"] .font-mono:not(.skeleton)')
    .first()
    .waitFor({ timeout: longestMs });
  const firstRowsMs = performance.now();
  await page
    .getByText(`${rows.toLocaleString('en')} rows`)
    .first()
    .waitFor({ timeout: longestMs });
  const analyzedMs = performance.now();
  return {
    uploadMs: uploadedMs - droppedMs,
    firstRowsMs: firstRowsMs - uploadedMs,
    analyzedMs: analyzedMs - uploadedMs,
    heapBytes: await heapOf(page),
  };
}

/** Of all scripts that the page has read so far, as they are run. */
function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry.name.endsWith('.js'))
      .reduce((sum, entry) => sum + entry.decodedBodySize, 0),
  );
}

async function repeated<T>(work: () => Promise<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await work());
  return found;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
