import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { dragFiles } from '../e2e/support/dragFiles.ts';
import { heapOf, inBrowser } from './browser.ts';
import { writeWideFile } from './files/plainFiles.ts';
import type { Figures } from './figures.ts';

const size = { rows: 1_000_000, columns: 30 } as const;
const longestMs = 600_000;
/** Frames of each measurement. */
const frames = 120;
const acceptedKeys = 20;
/** Pixels of a notch of the wheel, and that the list goes in a frame while its scroll bar is dragged. */
const wheelPx = 120;
const dragPx = 5_000;

/** What the table of rows costs the page's main thread while it is scrolled, and the table of columns while it is worked on. */
export const figures: Figures = {
  title: `A CSV of ${size.rows.toLocaleString('en')} x ${String(size.columns)} in the table`,
  about:
    'The built app in Chromium, 1440 x 900, the table of rows as tall as it gets. CPU time of the main thread a frame (Performance.getMetrics in thread time), less what an idle frame costs: turns of the wheel as the browser gets them, the list set 5,000 px further a frame as a dragged scroll bar does, accepting columns by key up to the second frame after it.',
  inputs: [
    {
      name: `wide-${String(size.rows)}x${String(size.columns)}.csv`,
      label: 'wide',
      write: (path) => writeWideFile(path, size),
    },
  ],
  measure: ([input = '']) =>
    inBrowser(async (page, link) => {
      await page.goto(link);
      await page.getByText('Connected').waitFor();
      await dragFiles(page, [resolve(input)]);
      await page.locator('[data-review-grid]').waitFor({ timeout: longestMs });
      const rows = page.getByRole('grid', { name: /^Rows of the file/ });
      const edge = page.getByRole('separator', { name: 'Height of the preview' });
      for (let step = 0; step < 20; step += 1) await edge.press('ArrowUp');
      await rows.getByRole('gridcell').nth(20).waitFor();
      const box = await rows.boundingBox();
      if (box === null) throw new Error('The table of rows is not drawn.');
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const client = await page.context().newCDPSession(page);
      const wheel = async (): Promise<void> => {
        await client.send('Input.dispatchMouseEvent', {
          type: 'mouseWheel',
          ...middle,
          deltaX: 0,
          deltaY: wheelPx,
        });
      };
      for (let turn = 0; turn < 20; turn += 1) await wheel();
      await page.waitForTimeout(1_000);
      const meter = await startMeter(page);

      const idle = await meter(() => page.waitForTimeout(2_000));
      const idleMs = idle.ms / idle.frames;
      const wheeled = await meter(async () => {
        for (let turn = 0; turn < frames; turn += 1) await wheel();
      });
      await page.waitForTimeout(1_000);
      const dragged = await meter(() => rows.evaluate(dragAlong, { count: frames, px: dragPx }));
      await page.waitForTimeout(1_000);
      await rows.focus();
      await page.keyboard.press('Control+End');
      await rows.getByText(/^[\d,]+,000$/).waitFor({ timeout: longestMs });
      const heapBytes = await heapOf(page);

      await page.locator('[data-review-grid]').focus();
      await page.keyboard.press('Home');
      await page.waitForTimeout(1_000);
      const accepted = await meter(async () => {
        for (let key = 0; key < acceptedKeys; key += 1) {
          await page.keyboard.press('a');
          await page.evaluate(twoFrames);
        }
      });
      const perFrame = ({ ms, frames: count }: Measured): number => ms / count - idleMs;
      return [
        { name: 'An idle frame', value: idleMs, unit: 'ms' },
        { name: 'A frame with a notch of the wheel', value: perFrame(wheeled), unit: 'ms', goal: 6 },
        {
          name: 'A frame with the scroll bar 5,000 px further',
          value: perFrame(dragged),
          unit: 'ms',
          goal: 15,
        },
        {
          name: 'Accepting a column and going to the next',
          value: (accepted.ms - accepted.frames * idleMs) / acceptedKeys,
          unit: 'ms',
          goal: 8,
        },
        { name: 'Heap of the page after that', value: heapBytes / 1e6, unit: 'MB', goal: 200 },
      ];
    }),
};

interface Measured {
  /** CPU time of the page's main thread. */
  readonly ms: number;
  readonly frames: number;
}

/** Gives what an act costs, and in how many frames. */
async function startMeter(page: Page): Promise<(act: () => Promise<unknown>) => Promise<Measured>> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(() => {
    document.body.dataset['frames'] = '0';
    const count = (): void => {
      document.body.dataset['frames'] = String(Number(document.body.dataset['frames']) + 1);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const look = async (): Promise<Measured> => {
    const { metrics } = await client.send('Performance.getMetrics');
    const seconds = metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
    const seen = await page.evaluate(() => Number(document.body.dataset['frames']));
    return { ms: seconds * 1_000, frames: seen };
  };
  return async (act) => {
    const before = await look();
    await act();
    const after = await look();
    return { ms: after.ms - before.ms, frames: after.frames - before.frames };
  };
}

async function dragAlong(
  element: Element,
  { count, px }: { readonly count: number; readonly px: number },
): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise(requestAnimationFrame);
    element.scrollTop += px;
  }
}

function twoFrames(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
}
