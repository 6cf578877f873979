import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import ExcelJs from 'exceljs';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { salesOrders, writeSales } from './support/salesWorkbook.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test, type WebApp } from './support/webApp.ts';

async function openSales(app: WebApp, desk: Page): Promise<void> {
  await drop(desk, [await writeSales(app.dataFolder, 'sales.xlsx')]);
  await waitForDesk(desk);
}

const chip = (desk: Page, name: RegExp): Locator =>
  desk.getByRole('group', { name: 'How the file is read' }).getByRole('button', { name });
const sheetList = (desk: Page): Locator => desk.getByRole('grid', { name: /^Sheets of the workbook/ });
const records = (desk: Page): Locator => desk.getByRole('grid', { name: /^First records/ });
const preview = (desk: Page): Locator => desk.getByRole('grid', { name: /^Rows of the file/ });

test('every sheet is listed with its tables, and keys choose another one', async ({ app, desk }) => {
  await openSales(app, desk);
  await expect(chip(desk, /^Sheet/)).toContainText(/Jan\s*of 7/);
  await desk.keyboard.press('s');
  const list = sheetList(desk);
  await expect(list).toBeFocused();
  const line = (name: string): Locator => list.getByRole('row').filter({ hasText: name });
  await expect(line('Jan').first()).toContainText(/:G20.*14.*rows 4–5.*Order Number/);
  await expect(line('Jan').first()).toContainText('Read now');
  await expect(line('Feb')).toContainText('Same columns as Jan');
  await expect(line('Dec last year')).toContainText('hidden');
  await expect(line('Table 2')).toContainText(/A12:D18.*6.*row 12.*Region · Manager/);
  await expect(line('Scratch')).toContainText('Blank');
  await expect(list.getByRole('row', { selected: true })).toContainText('Jan');
  await screenshots(desk, 'sheets');

  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect(chip(desk, /^Sheet/)).toContainText(/Feb\s*of 7/);
  await expect(desk.getByText('9 rows · ')).toBeVisible();
  await waitForDesk(desk);
});

test('a click chooses a table of a sheet, and the chip names it', async ({ app, desk }) => {
  await openSales(app, desk);
  await desk.keyboard.press('s');
  await sheetList(desk).getByText('Table 2').click();
  await expect(chip(desk, /^Sheet/)).toContainText('Prices');
  await expect(chip(desk, /^Table/)).toContainText('2 of 2');
  await waitForDesk(desk);
  await expect(desk.locator(reviewGrid)).toContainText('Manager');
  await chip(desk, /^Table/).click();
  await desk.getByRole('menuitem', { name: /Table 1, from row 1/ }).click();
  await expect(chip(desk, /^Table/)).toContainText('1 of 2');
  await expect(desk.locator(reviewGrid)).toContainText('Article');
  await expect(desk.locator(reviewGrid)).not.toContainText('Manager');
});

test('the tables of a text are chosen by the same chip', async ({ app, desk }) => {
  const path = join(app.dataFolder, 'three.csv');
  writeFileSync(
    path,
    [
      'Sales,,\nShop,Sales,Staff\nA,310,9\nB,200,7\nC,120,4\nD,90,3',
      'Roads,,\nRoad,Length,\nM1,193,\nM6,232,\nA1,396,\nA5,140,',
      'Depots,,\nDepot,Opened,Site\nNorth,2011,N1\nSouth,2014,S4\nEast,2019,E2\nWest,2020,W7',
    ].join('\n,,\n'),
  );
  await drop(desk, [path]);
  await waitForDesk(desk);
  const table1 = chip(desk, /^Table/);
  await expect(table1).toContainText(/\d of 3/);
  for (const [entry, column] of [
    [/^Table 3/, 'Opened'],
    [/^Table 2/, 'Length'],
    [/^Table 1/, 'Staff'],
  ] as const) {
    await table1.click();
    await desk.getByRole('menuitem', { name: entry }).click();
    await expect(desk.locator(reviewGrid)).toContainText(column);
  }
  await expect(table1).toContainText('1 of 3');
  await expect(table1).toContainText('set by you');
});

test('sheets that are laid out alike are read as one table and apart again', async ({ app, desk }) => {
  await openSales(app, desk);
  await desk.keyboard.press('s');
  await expect(desk.getByText('3 sheets have the same columns: Jan, Feb, Mar')).toBeVisible();
  await expect(desk.getByText(/^Would leave out: .*Dec last year \(hidden\)/)).toBeVisible();
  await desk.getByRole('button', { name: 'Read these 3 sheets as one table' }).click();
  await expect(chip(desk, /^Sheet/)).toContainText(/3 sheets\s*of 7/);
  await expect(desk.getByText(`${String(salesOrders)} rows · `)).toBeVisible();
  await waitForDesk(desk);
  await expect(desk.getByText('3 sheets are read as one table: Jan, Feb, Mar')).toBeVisible();
  await expect(sheetList(desk).getByText('Read now')).toHaveCount(3);
  await screenshots(desk, 'sheets-together');

  await desk.getByRole('tab', { name: 'Rows' }).click();
  const rows = preview(desk);
  await expect(rows.getByRole('row').filter({ hasText: /Jan\s*6/ })).toHaveCount(1);
  await rows.focus();
  await desk.keyboard.press('Control+End');
  await expect(rows.getByRole('row', { selected: true })).toContainText(/Mar\s*16/);
  await screenshots(desk, 'rows-together');

  await rows.press('t');
  await expect(chip(desk, /^Sheet/)).toContainText(/Jan\s*of 7/);
  await expect(desk.getByText('14 rows · ')).toBeVisible();
});

test('cells are shown as the spreadsheet shows them, with the stored ones behind', async ({ app, desk }) => {
  await openSales(app, desk);
  const rows = preview(desk);
  await expect(rows).toContainText('02/01/2025');
  await expect(rows).toContainText('1,234.50 €');
  await rows.getByText('02/01/2025').click();
  const cell = desk.getByRole('status', { name: 'Cell' });
  await expect(cell).toContainText('C6');
  await expect(cell).toContainText('02/01/2025');
  await expect(cell).toContainText('Raw 2025-01-02');
  await screenshots(desk, 'cells-shown');
  const details = desk.getByRole('complementary', { name: 'Column' });
  await expect(details.getByText('02/01/2025').first()).toHaveAttribute('title', /Raw: 2025-01-02/);
  await desk.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await rows.press('Control+c');
  expect(await desk.evaluate(() => navigator.clipboard.readText())).toBe('2025-01-02');

  await rows.press('v');
  await expect(desk.getByRole('button', { name: 'Raw' })).toHaveAttribute('aria-pressed', 'true');
  await expect(rows).not.toContainText('1,234.50 €');
  await rows.press('Control+c');
  expect(await desk.evaluate(() => navigator.clipboard.readText())).toContain('2025-01-02');
});

test('the header and the first data row are corrected by clicks and keys in the first records', async ({
  app,
  desk,
}) => {
  await openSales(app, desk);
  await desk.keyboard.press('r');
  const list = records(desk);
  await expect(list).toBeFocused();
  await expect(list.getByRole('columnheader').nth(1)).toHaveAccessibleName(/^B/);
  const row = (number: number): Locator => list.getByRole('row').nth(number);
  await expect(row(1)).toContainText('Title');
  await expect(row(3)).toContainText('Blank');
  await expect(row(4)).toContainText('Header');
  await expect(row(5)).toContainText('Header');
  await expect(row(6)).toContainText('First data');
  await expect(row(9)).toContainText('Hidden');
  await screenshots(desk, 'records');

  await row(5).hover();
  await list.getByRole('button', { name: 'Make row 5 the header' }).click();
  await expect(chip(desk, /^Header/)).toContainText(/row 5\s*set by you/);
  await expect(desk.locator(reviewGrid)).not.toContainText('Order Number');
  await list.getByRole('button', { name: 'Make row 4 the header' }).click({ modifiers: ['Shift'] });
  await expect(chip(desk, /^Header/)).toContainText('rows 4–5');
  await expect(desk.locator(reviewGrid)).toContainText('Order Number');

  // Who corrects the header row by row goes on in the records.
  await list.focus();
  await row(8).getByText('8', { exact: true }).hover();
  await desk.keyboard.press('Control+Home');
  for (let down = 0; down < 7; down += 1) await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('f');
  await expect(desk.getByText('12 rows · ')).toBeVisible();
  await expect(row(8)).toContainText('First data');
});

test('a workbook whose only filled sheet is hidden leads to the list of its sheets', async ({
  app,
  desk,
}) => {
  const book = new ExcelJs.Workbook();
  book.addWorksheet('Start');
  const kept = book.addWorksheet('Kept back');
  kept.addRows([
    ['Name', 'City'],
    ['Anna', 'Berlin'],
    ['Ben', 'Bonn'],
    ['Cleo', 'Bern'],
  ]);
  kept.state = 'hidden';
  const path = join(app.dataFolder, 'kept.xlsx');
  await book.xlsx.writeFile(path);
  await drop(desk, [path]);
  await expect(desk.getByRole('alert')).toContainText('No visible sheet');
  await expect(sheetList(desk)).toContainText('Kept back');
  await expect(sheetList(desk)).toContainText('hidden');
  await screenshots(desk, 'sheets-of-a-failure');
  await sheetList(desk).getByText('Kept back').click();
  await waitForDesk(desk);
  await expect(desk.getByText('3 rows · 2 columns')).toBeVisible();
});

test('a blank sheet is said to be one, and another one is chosen beside', async ({ app, desk }) => {
  await openSales(app, desk);
  await chip(desk, /^Sheet/).click();
  await desk.getByRole('menuitem', { name: 'Scratch' }).click();
  await expect(desk.getByRole('alert')).toContainText('The sheet Scratch of sales.xlsx holds nothing.');
  await sheetList(desk).getByText('Mar', { exact: true }).click();
  await waitForDesk(desk);
  await expect(chip(desk, /^Sheet/)).toContainText(/Mar\s*of 7/);
});

test('issues of the table as a whole lead to their rows', async ({ app, desk }) => {
  await openSales(app, desk);
  await desk.keyboard.press('Shift+I');
  const issues = desk.getByRole('grid', { name: 'Issues of the table' });
  const hidden = issues.getByRole('row').filter({ hasText: 'Hidden rows' });
  await expect(hidden).toContainText('Whole table');
  await screenshots(desk, 'issues');
  await hidden.getByRole('button', { name: 'Show rows' }).click();
  await expect(desk.getByText(/1 of 1 · Row 9 ·/)).toBeVisible();
  await expect(preview(desk).getByRole('row', { selected: true })).toContainText('05/01/2025');
});

test('nothing about a workbook puts a barrier in the way', async ({ app, desk }) => {
  test.slow();
  await openSales(app, desk);
  await expect(preview(desk).getByRole('row')).not.toHaveCount(0);
  await expectNoBarrierInBothThemes(desk, 'rows');
  await desk.keyboard.press('s');
  await expect(sheetList(desk)).toContainText('Scratch');
  await expectNoBarrierInBothThemes(desk, 'sheets');
  await desk.keyboard.press('r');
  await expect(records(desk)).toBeFocused();
  await expectNoBarrierInBothThemes(desk, 'records');
  await desk.keyboard.press('Shift+I');
  await expect(desk.getByRole('grid', { name: 'Issues of the table' })).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'issues');
});
