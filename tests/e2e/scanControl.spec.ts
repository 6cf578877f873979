import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeDrawing } from './support/drawings.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { facts, list, newScan, start } from './support/scanDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test, type WebApp } from './support/webApp.ts';

/** Drawings, and matches of HOLE-1 in each: enough for some seconds of work. */
const drawings = 150;
const each = 4;

async function writeMany(app: WebApp): Promise<string> {
  const folder = join(app.dataFolder, 'many');
  const pages = Array.from({ length: each }, (_, page) =>
    Array.from({ length: 40 }, (_, at) => ({
      text: at === 7 ? 'HOLE-1' : `R ${page}.${at}`,
      x: 40 + at * 18,
      y: 60 + (at % 25) * 20,
    })),
  );
  const first = await writeDrawing(folder, 'sheet-000.pdf', pages);
  for (let number = 1; number < drawings; number += 1)
    copyFileSync(first, join(folder, `sheet-${String(number).padStart(3, '0')}.pdf`));
  return folder;
}

interface Counts {
  readonly documents: number;
  readonly matches: number;
}

/** What the line of facts says. */
async function countsOf(desk: Page): Promise<Counts> {
  const told = (await facts(desk).textContent()) ?? '';
  const [, documents, matches] = /^([\d,]+) of [\d,]+ files · ([\d,]+) match/.exec(told) ?? [];
  if (documents === undefined || matches === undefined) throw new Error(`The facts are: ${told}`);
  const figure = (text: string): number => Number(text.replaceAll(',', ''));
  return { documents: figure(documents), matches: figure(matches) };
}

const state = (desk: Page, name: string) => desk.getByRole('main').getByText(name, { exact: true }).first();

/** Waits until the scan is on its way, and has a good deal left. */
async function begun(app: WebApp, desk: Page): Promise<void> {
  await newScan(desk, 'HOLE-1', await writeMany(app));
  await start(desk).click();
  await expect(
    list(desk)
      .getByRole('row', { name: /HOLE-1/ })
      .first(),
  ).toBeVisible();
}

test('a scan under way is paused and resumed, its matches grow, and its counts fit in the end', async ({
  app,
  desk,
}) => {
  test.slow();
  await begun(app, desk);
  await desk.getByRole('button', { name: /^Pause/ }).click();
  await expect(state(desk, 'Paused')).toBeVisible();
  const paused = await countsOf(desk);
  expect(paused.documents).toBeGreaterThan(0);
  expect(paused.documents).toBeLessThan(drawings);
  expect(paused.matches).toBe(paused.documents * each);
  await expect(list(desk)).toHaveAttribute('aria-rowcount', String(paused.matches + 1));
  await expectNoBarrierInBothThemes(desk, 'A scan that is paused');
  await screenshots(desk, 'scan-paused');
  // Longer than a document takes: nothing goes on meanwhile.
  await desk.waitForTimeout(500);
  expect(await countsOf(desk)).toEqual(paused);

  await desk.getByRole('button', { name: /^Resume/ }).click();
  const seen = await rowCountsUntil(desk, drawings * each + 1);
  expect(seen.length, 'steps in which the list grew').toBeGreaterThan(3);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  await expect(facts(desk)).toContainText(
    `${drawings} of ${drawings} files · ${(drawings * each).toLocaleString('en')} matches`,
  );
  await expect(state(desk, 'Done')).toBeVisible();
});

/** The lengths that the list of matches has one after another, up to the last one. */
async function rowCountsUntil(desk: Page, last: number): Promise<readonly number[]> {
  const seen: number[] = [];
  await expect
    .poll(
      async () => {
        const rows = Number(await list(desk).getAttribute('aria-rowcount'));
        if (rows !== seen.at(-1)) seen.push(rows);
        return rows;
      },
      { timeout: 40_000, intervals: [50] },
    )
    .toBe(last);
  return seen;
}

test('a scan under way is stopped after a question; what was found stays and is reported', async ({
  app,
  desk,
}) => {
  test.slow();
  await begun(app, desk);
  await screenshots(desk, 'scan-running');
  await desk.getByRole('button', { name: 'Stop', exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: 'Stop this scan?' });
  await expect(dialog).toContainText('will not be searched');
  await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(state(desk, 'Stopped')).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Report/ })).toBeEnabled();
  const stopped = await countsOf(desk);
  expect(stopped.documents).toBeLessThan(drawings);
  expect(stopped.matches).toBe(stopped.documents * each);
  await expect(list(desk)).toHaveAttribute('aria-rowcount', String(stopped.matches + 1));
  await desk.getByRole('button', { name: `Files ${drawings}` }).click();
  await desk.getByRole('button', { name: /^State/ }).click();
  await desk.getByRole('menuitem', { name: 'Waiting' }).click();
  await expect(desk.getByRole('grid', { name: 'Files' })).toHaveAttribute(
    'aria-rowcount',
    String(drawings - stopped.documents + 1),
  );
  await desk.keyboard.press('Escape');
  await expectNoBarrierInBothThemes(desk, 'A scan that was stopped');
  await screenshots(desk, 'scan-stopped');
});
