import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test, type WebApp } from './support/webApp.ts';

/** A file of leads, `rows` long; what is looked for stands in the row named and nowhere else. */
function writeRows(
  path: string,
  rows: number,
  needle: { readonly row: number; readonly text: string },
): string {
  const lines = ['First Name,Last Name,Email,Company,City,Notes'];
  for (let row = 0; row < rows; row += 1) {
    const note = row === needle.row ? `see ${needle.text}` : 'met at the booth';
    lines.push(`Anna${row},Miller,anna${row}@example.com,Acme ${row % 40},Berlin,${note}`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function openLong(app: WebApp, desk: Page, rows = 120_000): Promise<void> {
  const path = writeRows(`${app.dataFolder}/leads.csv`, rows, { row: 99_998, text: 'Größe XL-77' });
  await drop(desk, [path]);
  await waitForDesk(desk);
}

const field = (desk: Page) => desk.getByRole('textbox', { name: 'Find in all rows' });
const bar = (desk: Page) => desk.getByRole('search', { name: 'Find in all rows' });
const rows = (desk: Page) => desk.getByRole('grid', { name: /^Rows of the file/ });

test('a value far outside the window is found, counted, shown and marked', async ({ app, desk }) => {
  await openLong(app, desk);
  await desk.keyboard.press('Control+f');
  await expect(field(desk)).toBeFocused();
  await desk.keyboard.type('GRÖSSE xl');
  await expect(bar(desk)).toContainText('Nothing found');
  await field(desk).fill('größe xl');
  await expect(bar(desk)).toContainText('1 of 1 in 1 column');
  await expect(rows(desk).locator('mark[data-present]')).toHaveText('Größe XL');
  await expect(rows(desk).getByRole('row', { selected: true })).toContainText('99,999');
  await screenshots(desk, 'find');

  await field(desk).fill('anna9999');
  await expect(bar(desk)).toContainText('1 of 22 in 2 columns');
  await desk.keyboard.press('Enter');
  await expect(bar(desk)).toContainText('2 of 22 in 2 columns');
  await expect(rows(desk).locator('mark[data-present]')).toHaveText('anna9999');
  await desk.keyboard.press('Shift+Enter');
  await desk.keyboard.press('Shift+Enter');
  await expect(bar(desk)).toContainText('22 of 22 in 2 columns');
  await expect(rows(desk).getByRole('row', { selected: true })).toContainText('100,000');

  // Another tab and back: the matches are where they were.
  await desk.getByRole('tab', { name: /Whole-file check/ }).click();
  await desk.keyboard.press('F3');
  await expect(bar(desk)).toContainText('1 of 22 in 2 columns');
  await expect(rows(desk).getByRole('row', { selected: true })).toContainText('10,000');

  // A match in a hidden column brings the column back.
  const notes = rows(desk).getByRole('columnheader', { name: /^Notes/ });
  await notes.hover();
  await notes.getByRole('button', { name: /^Menu of column Notes/ }).click();
  await desk.getByRole('menuitem', { name: 'Hide column', exact: true }).click();
  await expect(notes).toHaveCount(0);
  await field(desk).fill('größe xl');
  await expect(notes).toBeVisible();
  await expect(rows(desk).locator('mark[data-present]')).toHaveText('Größe XL');

  await field(desk).focus();
  await desk.keyboard.press('Escape');
  await expect(bar(desk)).toBeHidden();
  await expect(rows(desk).locator('mark')).toHaveCount(0);
});

test('gives the focus back to where it was', async ({ app, desk }) => {
  await openLong(app, desk, 400);
  await desk.keyboard.press('Control+f');
  await expect(field(desk)).toBeFocused();
  await desk.keyboard.press('Escape');
  await waitForDesk(desk);
});

test('takes one column, the whole cell, the case or a pattern, and says plainly what is wrong', async ({
  app,
  desk,
}) => {
  await openLong(app, desk, 400);
  await desk.keyboard.press('Control+f');
  await field(desk).fill('anna7');
  await expect(bar(desk)).toContainText('1 of 22 in 2 columns');
  await desk.getByRole('combobox', { name: 'Column to search' }).selectOption({ label: 'Email (11)' });
  await expect(bar(desk)).toContainText('1 of 11 in 1 column');
  await desk.getByRole('button', { name: 'Match case' }).click();
  await expect(bar(desk)).toContainText('1 of 11 in 1 column');
  await field(desk).fill('Anna7');
  await expect(bar(desk)).toContainText('Nothing found');
  await desk.getByRole('button', { name: 'Match case' }).click();
  await desk.getByRole('combobox', { name: 'Column to search' }).selectOption({ label: 'All columns' });
  await desk.getByRole('button', { name: 'Whole cell' }).click();
  await expect(bar(desk)).toContainText('1 of 1 in 1 column');

  await desk.getByRole('button', { name: 'Pattern' }).click();
  await field(desk).fill('anna\\d[05]');
  await expect(bar(desk)).toContainText('1 of 18 in 1 column');
  await field(desk).fill('anna[');
  await expect(bar(desk).getByRole('alert')).toContainText('This pattern has a bracket that is not closed.');
  await field(desk).fill('no such value');
  await expect(bar(desk)).toContainText('Nothing found');
});

test('a long search says how far it is and can be broken off', async ({ app, desk }) => {
  test.slow();
  const path = `${app.dataFolder}/long.csv`;
  const line = `${'aaaaaaaa,bbbbbbbb,'.repeat(6)}x\n`;
  writeFileSync(
    path,
    `${Array.from({ length: 13 }, (_, n) => `Column ${n}`).join(',')}\n${line.repeat(600_000)}`,
  );
  await drop(desk, [path]);
  await waitForDesk(desk);
  await desk.keyboard.press('Control+f');
  await desk.getByRole('button', { name: 'Pattern' }).click();
  await field(desk).fill('(é|b)*[^b]*ß');
  await expect(bar(desk).getByRole('progressbar')).toBeVisible();
  await bar(desk).getByRole('button', { name: 'Cancel' }).click();
  await expect(bar(desk)).toContainText('Stopped');
  await field(desk).fill('^x$');
  await expect(bar(desk)).toContainText('of 600,000 in 1 column');
  await expect(bar(desk)).toContainText('The first 5,000 can be stepped through');
});
