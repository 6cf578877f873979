import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectNoBarrier } from './support/noBarrier.ts';
import { drop, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { writeSales } from './support/salesWorkbook.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test, type WebApp } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

const chip = (desk: Page, name: RegExp): Locator =>
  desk.getByRole('group', { name: 'How the file is read' }).getByRole('button', { name });
const records = (desk: Page): Locator => desk.getByRole('grid', { name: /^First records/ });
const preview = (desk: Page): Locator => desk.getByRole('grid', { name: /^Rows of the file/ });

const report = [
  'Report of March',
  'Name;Day;Net;Code',
  'Ana;03/04/2025;1,50;007',
  'Bo;05/06/2025;2,50;008',
  'Cy;07/08/2025;3,00;009',
  'Total;;7,00;',
  'Printed on Monday',
  '',
].join('\n');

async function open(app: WebApp, desk: Page, text: string): Promise<void> {
  const path = join(app.dataFolder, 'report.csv');
  writeFileSync(path, text);
  await drop(desk, [path]);
  await waitForDesk(desk);
}

/** Goes to a chip by keys alone and opens its menu. */
async function openChip(desk: Page, name: RegExp): Promise<void> {
  await desk.locator(reviewGrid).press('g');
  await expect(chip(desk, /^(?:Look at this: )?(?:⚠\s*)?(?:Encoding|Sheet)/)).toBeFocused();
  for (let at = 0; at < 10; at += 1) {
    if (await chip(desk, name).evaluate((element) => element === document.activeElement)) break;
    await desk.keyboard.press('Tab');
  }
  await expect(chip(desk, name)).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('menu')).toBeVisible();
}

/** Takes the entry of the open menu that begins with some letters. */
async function pick(desk: Page, letters: string, entry: RegExp): Promise<void> {
  await desk.keyboard.type(letters, { delay: 20 });
  await expect(desk.getByRole('menuitem', { name: entry })).toBeFocused();
  await desk.keyboard.press('Enter');
}

/** Types into the form that has just been opened. */
async function typeInto(desk: Page, typed: string): Promise<void> {
  await expect(openDialog(desk).getByRole('textbox')).toBeFocused();
  await desk.keyboard.type(typed);
}

test('each chip of a text is opened, changed and taken back by keys', async ({ app, desk }) => {
  await open(app, desk, report);
  await openChip(desk, /Delimiter/);
  await expect(desk.getByRole('menu')).toContainText('rows have 4 cells');
  await pick(desk, 'com', /^Comma/);
  await expect(chip(desk, /Delimiter/)).toContainText('set by you');
  await waitForDesk(desk);
  await desk.keyboard.press('b');
  await expect(chip(desk, /Delimiter/)).toContainText('Semicolon');
  await waitForDesk(desk);

  await openChip(desk, /Quote/);
  await pick(desk, 'none', /^none/);
  await expect(chip(desk, /Quote/)).toContainText('set by you');
  await waitForDesk(desk);

  await openChip(desk, /Encoding/);
  await pick(desk, 'all', /^All encodings/);
  await desk.getByPlaceholder('Search encodings').fill('dos western');
  await desk.keyboard.press('Enter');
  await expect(chip(desk, /Encoding/)).toContainText('IBM850');
  await waitForDesk(desk);

  await openChip(desk, /Header/);
  await pick(desk, 'no', /^No header row/);
  await expect(desk.locator(reviewGrid)).toContainText('column_1');
  await desk.getByRole('button', { name: 'Guess everything again' }).click();
  await expect(chip(desk, /Header/)).toContainText('row 2');
});

test('a delimiter of several characters is typed, and its columns are seen before', async ({ app, desk }) => {
  await open(app, desk, 'id~|~name~|~town\n1~|~A|B~|~Ulm\n2~|~C~D~|~Bonn\n');
  await openChip(desk, /Delimiter/);
  await pick(desk, 'ano', /^Another/);
  await typeInto(desk, '~|~');
  await expect(desk.getByText('3 columns: id · name · town')).toBeVisible();
  await screenshots(desk, 'reading-delimiter');
  await desk.keyboard.press('Enter');
  await waitForDesk(desk);
  await expect(preview(desk)).toContainText('A|B');
  await expect(preview(desk)).toContainText('C~D');
});

test('the order of day and month is chosen by keys and shows in the rows', async ({ app, desk }) => {
  await open(app, desk, report);
  await expect(desk.locator(reviewGrid).getByRole('row', { selected: true })).toContainText('Day');
  await desk.keyboard.press('y');
  await expect(desk.getByText('What the values of Day are')).toBeVisible();
  await expectNoBarrier(desk);
  await screenshots(desk, 'reading-types');
  await desk.keyboard.type('month');
  await desk.keyboard.press('Enter');
  await expect(preview(desk)).toContainText('2025-03-04');
  await desk.locator(reviewGrid).press('y');
  await desk.getByPlaceholder('Search types and formats').fill('day first');
  await desk.keyboard.press('Enter');
  await expect(preview(desk)).toContainText('2025-04-03');
  await expect(preview(desk)).toContainText('007');
  await desk.locator(reviewGrid).press('y');
  await desk.getByPlaceholder('Search types and formats').fill('guessed again');
  await desk.keyboard.press('Enter');
  await expect(preview(desk)).toContainText('Day and month');
});

test('rows that are left out are counted, found, and taken as data one by one', async ({ app, desk }) => {
  await open(app, desk, report);
  await expect(chip(desk, /Left out/)).toContainText('3 rows');
  await expect(desk.getByText('3 rows · ')).toBeVisible();
  await openChip(desk, /Left out/);
  await expect(desk.getByRole('menu')).toContainText('1 above the data, 1 among the data, 1 below');
  await pick(desk, 'row 6', /^Row 6: Total/);
  await expect(records(desk)).toBeFocused();
  await expect(records(desk).getByRole('row', { selected: true })).toContainText('Total');
  await desk.keyboard.press('o');
  await expect(desk.getByText('4 rows · ')).toBeVisible();
  await expect(chip(desk, /Left out/)).toContainText(/2 rows\s*set by you/);
  await records(desk).press('ArrowUp');
  await desk.keyboard.press('l');
  await expect(desk.getByText('3 rows · ')).toBeVisible();
  await expect(records(desk)).toContainText('Last data');
  await screenshots(desk, 'reading-records');
});

test('a header is made of rows that are dragged over, and decisions go with the names', async ({
  app,
  desk,
}) => {
  await open(app, desk, 'Who,Who,Amount\nName,Town,Amount\nAna,Ulm,1\nBo,Bonn,2\n');
  await desk.keyboard.press('r');
  const number = (row: number): Locator =>
    records(desk).getByRole('button', { name: `Make row ${String(row)} the header` });
  await number(2).click();
  await expect(desk.locator(reviewGrid)).not.toContainText('Who Name');
  await waitForDesk(desk);
  await desk.keyboard.press('Shift+A');
  await expect(desk.getByText('3 of 3 done')).toBeVisible();

  const from = await number(1).boundingBox();
  const to = await number(2).boundingBox();
  if (from === null || to === null) throw new Error('The rows are not drawn.');
  await desk.mouse.move(from.x + 20, from.y + 10);
  await desk.mouse.down();
  await desk.mouse.move(to.x + 20, to.y + 10, { steps: 4 });
  await expect(desk.getByText(/^Names would be: Who Name · Who Town/)).toBeVisible();
  await desk.mouse.up();
  await expect(chip(desk, /Header/)).toContainText('rows 1–2');
  await expect(desk.getByText('1 of 3 decisions kept, by the names of the columns.').first()).toBeVisible();
  await expect(desk.getByText('1 of 3 done')).toBeVisible();
  await records(desk).press('b');
  await expect(desk.getByText('3 of 3 done')).toBeVisible();
});

test('a range of a sheet is typed, and the bar keeps its chips in a narrow window', async ({ app, desk }) => {
  await desk.setViewportSize({ width: 1120, height: 700 });
  await drop(desk, [await writeSales(app.dataFolder, 'sales.xlsx')]);
  await waitForDesk(desk);
  await openChip(desk, /^Table/);
  await pick(desk, 'set', /^Set a range/);
  await typeInto(desk, 'B5:D9');
  await expect(desk.getByText(/^3 columns: /)).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(chip(desk, /^Table/)).toContainText(/B5:D9\s*set by you/);
  await waitForDesk(desk);
  await expect(desk.getByText(' · 3 columns')).toBeVisible();
  const bar = desk.getByRole('group', { name: 'How the file is read' });
  expect(await bar.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await desk.setViewportSize({ width: 800, height: 700 });
  await desk.getByRole('button', { name: /\d more$/ }).click();
  await expect(openDialog(desk).getByRole('button', { name: /^Target/ })).toBeVisible();
});

test('a form says what is wrong with what is typed, and nothing is read', async ({ app, desk }) => {
  await open(app, desk, report);
  await openChip(desk, /Left out/);
  await pick(desk, 'last', /^Last row of data/);
  await typeInto(desk, '2');
  await expect(desk.getByText(/Write the number of a row from 3 on/)).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(openDialog(desk)).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(chip(desk, /Left out/)).not.toContainText('set by you');
});
