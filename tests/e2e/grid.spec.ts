import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

const rowCount = 2_600;

/** Codes, tabs, quotes, line breaks and markup, each in cells of their own. */
function writePeople(folder: string): string {
  const path = join(folder, 'people.csv');
  const odd = ['plain', '"tab\there"', '"two\nlines"', '"a ""quote"""', '<b>markup</b>'];
  const lines = Array.from({ length: rowCount }, (_, row) =>
    [
      String(row).padStart(5, '0'),
      `Person ${String(row)}`,
      (row / 10).toFixed(1),
      odd[row % 5],
      'x',
      'y',
    ].join(','),
  );
  writeFileSync(path, ['Code,Name,Amount,Note,Left,Right', ...lines].join('\n'));
  return path;
}

const preview = (desk: Page): Locator => desk.getByRole('grid', { name: /^Rows of the file/ });
const clipboard = (desk: Page): Promise<string> => desk.evaluate(() => navigator.clipboard.readText());
const headers = async (desk: Page): Promise<string> =>
  (await preview(desk).getByRole('columnheader').allInnerTexts()).join(' | ');

async function openRows(desk: Page, path: string): Promise<Locator> {
  await desk.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await drop(desk, [path]);
  await waitForDesk(desk);
  await desk.getByRole('button', { name: 'Source', exact: true }).click();
  const rows = preview(desk);
  await expect(rows.getByText('Person 0', { exact: true })).toBeVisible();
  return rows;
}

test('a range is selected by keys and copied as it stands in the file', async ({ app, desk }) => {
  const rows = await openRows(desk, writePeople(app.dataFolder));
  await rows.getByText('Person 0', { exact: true }).click();
  await desk.keyboard.press('Home');
  for (const key of ['ArrowRight', 'ArrowRight']) await desk.keyboard.press(key);
  await expect(rows.getByRole('gridcell', { selected: true })).toHaveText('Person 0');
  await desk.keyboard.press('Shift+ArrowRight');
  await desk.keyboard.press('Shift+ArrowRight');
  await desk.keyboard.press('Shift+ArrowDown');
  await expect(rows.getByRole('gridcell', { selected: true })).toHaveCount(6);
  await expect(desk.getByText('6 cells · 6 different')).toBeVisible();
  await expect(desk.getByText('2 rows × 3 columns selected')).toBeAttached();
  await screenshots(desk, 'grid-range');
  await desk.keyboard.press('Control+c');
  expect(await clipboard(desk)).toBe('Person 0\t0.0\tplain\nPerson 1\t0.1\t"tab\there"');
  await desk.keyboard.press('Control+Shift+H');
  await expect.poll(() => clipboard(desk)).toMatch(/^Name\tAmount\tNote\nPerson 0\t/);
  await desk.keyboard.press('Shift+F10');
  await desk.getByRole('menuitem', { name: 'Copy as JSON' }).click();
  await expect
    .poll(() => clipboard(desk))
    .toContain('{"Name": "Person 1", "Amount": "0.1", "Note": "tab\\there"}');
  await expect(rows).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(rows.getByRole('gridcell', { selected: true })).toHaveCount(1);
});

test('a copy reaches rows that were never drawn, and everything of the table', async ({ app, desk }) => {
  const rows = await openRows(desk, writePeople(app.dataFolder));
  await rows.getByText('Person 0', { exact: true }).click();
  await desk.keyboard.press('Control+End');
  await expect(rows.getByText('2,600', { exact: true })).toBeInViewport();
  await desk.keyboard.press('Control+a');
  await desk.keyboard.press('Control+c');
  await expect(desk.getByText('2,600 rows × 6 columns copied').first()).toBeVisible();
  const copied = await clipboard(desk);
  expect(copied).toContain('00000\tPerson 0\t0.0\tplain\tx\ty\n');
  expect(copied.endsWith('02599\tPerson 2599\t259.9\t<b>markup</b>\tx\ty')).toBe(true);
});

test('a range is drawn with the mouse and goes on beyond the edge', async ({ app, desk }) => {
  const rows = await openRows(desk, writePeople(app.dataFolder));
  const start = await rows.getByText('Person 1', { exact: true }).boundingBox();
  const grid = await rows.boundingBox();
  if (start === null || grid === null) throw new Error('The table is not drawn.');
  await desk.mouse.move(start.x + 5, start.y + 5);
  await desk.mouse.down();
  await desk.mouse.move(start.x + 20, start.y + 60, { steps: 3 });
  await desk.mouse.move(start.x + 20, grid.y + grid.height + 120, { steps: 3 });
  await expect.poll(() => rows.evaluate((element) => element.scrollTop)).toBeGreaterThan(600);
  await desk.mouse.up();
  await expect(desk.getByText(/^\d+ cells · \d+ different/)).toBeVisible();
  await desk.keyboard.press('Control+Home');
  await rows.getByText('Person 2', { exact: true }).click();
  await rows.getByText('Person 4', { exact: true }).click({ modifiers: ['Shift'] });
  await expect(rows.getByRole('gridcell', { selected: true })).toHaveCount(3);
});

test('columns are arranged by keys and menu, and stay so after a reload and a restart', async ({
  app,
  desk,
}) => {
  const rows = await openRows(desk, writePeople(app.dataFolder));
  expect(await headers(desk)).toMatch(/Row \| .*Code \| Name \| Amount/);
  await rows.getByText('Person 0', { exact: true }).click();
  await desk.keyboard.press('ArrowUp');
  await desk.keyboard.press('Control+ArrowRight');
  await expect.poll(() => headers(desk)).toMatch(/Code \| Amount \| Name/);
  await desk.keyboard.press('Shift+ArrowRight');
  await desk.keyboard.press('Enter');
  const menu = desk.getByRole('menu', { name: 'Menu of column Name' });
  await screenshots(desk, 'grid-column-menu');
  await menu.getByRole('menuitem', { name: 'Pin to the left' }).click();
  await expect.poll(() => headers(desk)).toMatch(/^Row \| (Check \| )?Name/);
  const amount = rows.getByRole('columnheader', { name: 'Amount' });
  await amount.hover();
  await amount.getByRole('button', { name: 'Menu of column Amount' }).click();
  await desk.getByRole('menuitem', { name: 'Hide column', exact: true }).click();
  await expect(amount).toHaveCount(0);
  const arranged = await headers(desk);

  await desk.reload();
  await desk.getByRole('button', { name: 'Source', exact: true }).click();
  await expect.poll(() => headers(desk)).toBe(arranged);
  const { href } = new URL(desk.url());
  await desk.goto('about:blank');
  await app.restart('SIGKILL');
  await desk.goto(await app.newLink());
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.goto(href);
  await desk.getByRole('button', { name: 'Source', exact: true }).click();
  await expect.poll(() => headers(desk)).toBe(arranged);

  await desk.getByRole('button', { name: /^Columns/ }).click();
  const dialog = desk.getByRole('dialog', { name: 'Columns' });
  await dialog.getByRole('textbox', { name: 'Find a column' }).fill('amo');
  await dialog.getByRole('checkbox', { name: 'Amount' }).check();
  await dialog.getByRole('button', { name: 'Reset order, widths and pins' }).click();
  await desk.keyboard.press('Escape');
  await expect.poll(() => headers(desk)).toMatch(/Code \| Name \| Amount/);
});

test('a header is dragged to another place and its edge to another width', async ({ app, desk }) => {
  const rows = await openRows(desk, writePeople(app.dataFolder));
  const header = (name: string): Locator => rows.getByRole('columnheader', { name, exact: true });
  const at = async (name: string) => {
    const box = await header(name).boundingBox();
    if (box === null) throw new Error(`${name} is not drawn.`);
    return box;
  };
  const code = await at('Code');
  const name = await at('Name');
  await desk.mouse.move(code.x + 20, code.y + 10);
  await desk.mouse.down();
  await desk.mouse.move(name.x + name.width - 20, code.y + 10, { steps: 5 });
  await desk.mouse.up();
  await expect.poll(() => headers(desk)).toMatch(/Name \| Code/);

  const before = await at('Code');
  await desk.mouse.move(before.x + before.width - 2, before.y + 10);
  await desk.mouse.down();
  await desk.mouse.move(before.x + before.width + 78, before.y + 10, { steps: 4 });
  await desk.mouse.up();
  await expect.poll(async () => Math.round((await at('Code')).width)).toBe(Math.round(before.width) + 80);
  const wide = await at('Code');
  await desk.mouse.dblclick(wide.x + wide.width - 2, wide.y + 10);
  await expect.poll(async () => (await at('Code')).width).toBeLessThan(before.width);
  await expect(rows.getByText('00000', { exact: true })).toBeVisible();
});

test('a row or a column is gone to by number or name', async ({ app, desk }) => {
  const rows = await openRows(desk, writePeople(app.dataFolder));
  await rows.getByText('Person 0', { exact: true }).click();
  await desk.keyboard.press('Control+j');
  const box = openDialog(desk).getByRole('combobox');
  await box.fill('2000');
  await box.press('Enter');
  await expect(rows.getByText('Person 1999', { exact: true })).toBeInViewport();

  await desk.getByRole('button', { name: /^Columns/ }).click();
  await desk.getByRole('checkbox', { name: 'Right' }).uncheck();
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(rows.getByRole('columnheader', { name: 'Right' })).toHaveCount(0);
  await rows.focus();
  await desk.keyboard.press('Control+j');
  await box.fill('righ');
  await expect(desk.getByRole('option', { name: /Right.*hidden/ })).toBeVisible();
  await box.press('Enter');
  await expect(rows.getByRole('columnheader', { name: 'Right' })).toBeInViewport();
  await expect(desk.getByRole('button', { name: 'Row 2,000 / 2,600 · Right' })).toBeVisible();
  await expect(rows).toBeFocused();
});
