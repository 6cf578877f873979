import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dragFiles } from './support/dragFiles.ts';
import { type Label, writeDrawing } from './support/drawings.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { facts, list, newScan, openScans, start } from './support/scanDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test, type WebApp } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

const label = (text: string, x = 100, y = 100): Label => ({ text, x, y });

/** Six drawings with nine matches of HOLE-1 and HOLE-2, one of them near, and a file that is no drawing. */
async function writeFolder(app: WebApp, name = 'drawings'): Promise<string> {
  const folder = join(app.dataFolder, name);
  for (let number = 1; number <= 4; number += 1)
    await writeDrawing(folder, `plate-${number}.pdf`, [
      [label('HOLE-1', 300, 200), label('HOLE-12', 400, 300), label('R 2.5', 500, 100)],
    ]);
  await writeDrawing(folder, 'frame.pdf', [
    [label('H0LE-2', 120, 420)],
    [{ ...label('HOLE-2', 600, 400), turned: 90 }, label('HOLE-2', 200, 100)],
  ]);
  await writeDrawing(join(folder, 'below'), 'bracket.pdf', [
    [label('HOLE-1', 50, 60), label('HOLE-2', 90, 90)],
  ]);
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7\nthis is no drawing');
  return folder;
}

async function scanned(app: WebApp, desk: Page, name = 'drawings'): Promise<void> {
  const folder = await writeFolder(app, name);
  await newScan(desk, 'HOLE-1\nHOLE-2\nHOLE-99', folder);
  await start(desk).click();
  await expect(facts(desk)).toContainText('7 of 7 files · 9 matches · 1 unreadable');
}

test('a folder is searched for typed codes, and matches are listed, filtered and reported', async ({
  app,
  desk,
}) => {
  await scanned(app, desk);
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '10');
  // Small pictures show the place of each match.
  await expect
    .poll(() =>
      list(desk)
        .locator('canvas')
        .evaluateAll((all) => all.filter((one) => (one as HTMLCanvasElement).height > 30).length),
    )
    .toBeGreaterThanOrEqual(9);
  await desk.getByRole('button', { name: 'Near', exact: true }).click();
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '2');
  await expect(list(desk).getByRole('row', { name: /H0LE-2/ })).toContainText('Looks alike');
  await desk.getByRole('button', { name: /Clear filters/ }).click();
  await desk.keyboard.press('/');
  await desk.keyboard.type('below');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '3');

  await desk.getByRole('button', { name: 'Codes 3' }).click();
  await desk.getByRole('button', { name: 'Not found', exact: true }).click();
  await expect(desk.getByRole('grid', { name: 'Codes' }).getByText('HOLE-99')).toBeVisible();

  await desk.getByRole('button', { name: 'Files 7' }).click();
  await desk.getByRole('button', { name: 'Without matches' }).click();
  await expect(desk.getByRole('grid', { name: 'Files' }).getByRole('row', { name: /broken/ })).toContainText(
    'Unreadable',
  );

  const waiting = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Report', exact: false }).first().click();
  const report = readFileSync(await (await waiting).path());
  expect(report.subarray(0, 2).toString()).toBe('PK');
  expect(report.length).toBeGreaterThan(2_000);
});

test('a match is opened at its place by keys, the next one follows, and Esc leads back to its row', async ({
  app,
  desk,
}) => {
  await scanned(app, desk);
  // A key about a row needs the row.
  await expect(list(desk).getByRole('row').nth(1)).toBeVisible();
  await list(desk).focus();
  await desk.keyboard.press('f');
  await expect(desk.getByRole('button', { name: /^Take off: File/ })).toBeVisible();
  await desk.keyboard.press('x');
  await desk.keyboard.press('/');
  await desk.keyboard.type('frame');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '4');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Enter');
  const page = desk.locator('[data-scan-page]');
  await expect(page).toBeFocused();
  await expect(page).toHaveAttribute('aria-busy', 'false');
  await expect(desk.getByText('Match 1 of 3')).toBeVisible();
  await expect(desk.locator('.scan-mark')).toBeVisible();
  await desk.keyboard.press('j');
  await expect(desk.getByText('Match 2 of 3')).toBeVisible();
  await expect(desk.getByText('Page 2 of 2')).toBeVisible();
  await expect(desk.locator('.scan-mark')).toBeInViewport();
  // The letters under the mark are there: the picture is not white.
  await expect.poll(() => darkest(desk)).toBeLessThan(120);
  await desk.keyboard.press('h');
  await expect(desk.getByText('Page 1 of 2')).toBeVisible();
  await expect(page).toHaveAttribute('aria-busy', 'false');
  await expectNoBarrierInBothThemes(desk, 'The document of a match');
  await desk.keyboard.press('Escape');
  await expect(list(desk)).toBeFocused();
  await expect(page).toHaveCount(0);
  await desk.getByRole('button', { name: 'All scans' }).click();
  await expect(desk.getByRole('grid', { name: 'Scans' })).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'The list of scans');
});

/** The darkest grey of the page's pictures. */
function darkest(desk: Page): Promise<number> {
  return desk.evaluate(() => {
    let least = 255;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[data-scan-page] canvas')) {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      for (let at = 0; at < data.length; at += 4) least = Math.min(least, data[at] ?? 255);
    }
    return least;
  });
}

test('what was typed for a scan outlives a reload, and entries to look at lead to their lines', async ({
  desk,
  app,
}) => {
  await newScan(desk, 'A\nHOLE-1\nHOLE-1\n/HOLE-(/\nPO-10\nPO-1O', app.dataFolder);
  const notes = desk.getByRole('grid', { name: 'Entries to look at' });
  await expect(notes).toHaveAttribute('aria-rowcount', '5');
  await notes.getByRole('row', { name: /HOLE-\(/ }).click();
  const field = desk.getByRole('textbox', { name: 'Codes, one a line' });
  await expect(field).toBeFocused();
  expect(await field.evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(16);
  await desk.reload();
  await expect(field).toHaveValue('A\nHOLE-1\nHOLE-1\n/HOLE-(/\nPO-10\nPO-1O');
  await expect(desk.getByRole('textbox', { name: 'Folder on this computer' })).toHaveValue(app.dataFolder);
});

test('a folder that is typed stays when an earlier one answers late', async ({ app, desk }) => {
  const folder = join(app.dataFolder, 'drawings');
  mkdirSync(join(folder, 'below'), { recursive: true });
  const answers: (() => void)[] = [];
  let isHeld = false;
  await desk.routeWebSocket(/./, (page) => {
    const host = page.connectToServer();
    host.onMessage((message) => {
      const pass = (): void => page.send(message);
      if (isHeld) answers.push(pass);
      else pass();
    });
  });
  await desk.reload();
  await newScan(desk, 'HOLE-1', app.dataFolder);
  const field = desk.getByRole('textbox', { name: 'Folder on this computer' });
  isHeld = true;
  await field.press('Enter');
  await field.fill(folder);
  isHeld = false;
  for (const pass of answers) pass();
  await expect(desk.getByRole('grid', { name: 'Folders' }).getByText('below')).toBeVisible();
  await expect(field).toHaveValue(folder);
});

test('a column of a table becomes a list of codes, and dropped documents are searched', async ({
  app,
  desk,
}) => {
  const folder = await writeFolder(app);
  const table = join(app.dataFolder, 'parts.csv');
  writeFileSync(table, 'Part,Code\nPlate,HOLE-1\nFrame,HOLE-2\n');
  await openScans(desk);
  await desk.getByRole('button', { name: /New scan/ }).click();
  const chosen = desk.waitForEvent('filechooser');
  await desk.getByRole('button', { name: 'From a file…' }).click();
  await (await chosen).setFiles(table);
  const dialog = openDialog(desk);
  await dialog.getByRole('radio', { name: 'Code' }).check();
  await dialog.getByRole('button', { name: 'Take 2 codes' }).click();
  await expect(desk.getByText('parts.csv, Code')).toBeVisible();
  await desk.getByRole('button', { name: 'Files', exact: true }).click();
  await dragFiles(desk, [join(folder, 'frame.pdf')], 'section[aria-label="Documents"]');
  await expect(desk.getByRole('grid', { name: 'Chosen files' })).toContainText('frame.pdf');
  await start(desk).click();
  await expect(facts(desk)).toContainText('1 of 1 file · 3 matches');
});

test('a scan goes on after the app was killed, and counts nothing twice', async ({ app, desk }) => {
  const folder = join(app.dataFolder, 'many');
  for (let number = 0; number < 60; number += 1)
    await writeDrawing(folder, `sheet-${number}.pdf`, [
      Array.from({ length: 40 }, (_, at) => label(`HOLE-${(at % 3) + 1}`, 40 + at * 18, 60 + (at % 25) * 20)),
    ]);
  await newScan(desk, 'HOLE-1', folder);
  await start(desk).click();
  await expect(list(desk)).toBeVisible();
  // The page is away, so that it does not tell of the connection that it loses.
  await desk.goto('about:blank');
  await app.restart('SIGKILL');
  await desk.goto(await app.newLink());
  await openScans(desk);
  const scans = desk.getByRole('grid', { name: 'Scans' });
  await scans.focus();
  await desk.keyboard.press('Enter');
  const resume = desk.getByRole('button', { name: /^Resume/ });
  await expect(resume.or(facts(desk).filter({ hasText: '60 of 60' })).first()).toBeVisible();
  if (await resume.isVisible()) await resume.click();
  await expect(facts(desk)).toContainText('60 of 60 files · 840 matches');
});

test('a new scan and its matches keep no one out', async ({ app, desk }) => {
  await newScan(desk, 'A\nHOLE-1', await writeFolder(app));
  await expect(desk.getByRole('grid', { name: 'Entries to look at' })).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'A new scan');
  await start(desk).click();
  await expect(facts(desk)).toContainText('7 of 7');
  await expectNoBarrierInBothThemes(desk, 'A scan');
});

test('an earlier scan is found again in History by its folder, and opened from there', async ({
  app,
  desk,
}) => {
  await scanned(app, desk, 'plates of spring');
  await desk.keyboard.press('Alt+4');
  await desk.getByRole('button', { name: 'Scans', exact: true }).click();
  const scans = desk.getByRole('grid', { name: 'Scans' });
  await expect(scans.getByRole('row', { name: /plates of spring/ })).toContainText('Done');
  await desk.keyboard.press('/');
  await desk.keyboard.type('no such folder');
  await expect(desk.getByText('Nothing fits the filters.')).toBeVisible();
  await desk.keyboard.press('Escape');
  // The address decides what is chosen, a moment after the press.
  await desk.getByRole('checkbox', { name: /With matches/ }).click();
  await expect(desk).toHaveURL(/history\/scans\?found=some/);
  const record = desk.getByRole('complementary', { name: 'The chosen scan' });
  await expect(record).toContainText('8 exact, 1 near');
  await expectNoBarrierInBothThemes(desk, 'history-scans');
  await screenshots(desk, 'history-scans');
  await record.getByRole('button', { name: 'Open' }).click();
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '10');
  await desk.goBack();
  await expect(scans.getByRole('row', { name: /plates of spring/ })).toBeVisible();
});
