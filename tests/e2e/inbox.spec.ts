import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, reviewGrid } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

/** For what the engine has to do first: on a busy machine reading takes as long as it takes. */
const patiently = { timeout: 60_000 };
const inbox = (desk: Page): Locator => desk.getByRole('grid', { name: 'Inbox' });
const rowOf = (desk: Page, name: string): Locator => inbox(desk).getByRole('row').filter({ hasText: name });
const leads = (count: number, first = 0): string =>
  [
    'First Name,Last Name,Email,City',
    ...Array.from({ length: count }, (_, i) => {
      const n = String(first + i);
      return `Ada${n},Byron${n},ada${n}@example.org,London`;
    }),
  ].join('\n');

/** Writes files below a folder of their own. @returns the folder's path */
function folderOf(parent: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(parent, 'delivery');
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

async function look(desk: Page, name: string): Promise<void> {
  await expectNoBarrierInBothThemes(desk, name);
  await screenshots(desk, name);
}

test('a folder gives its tables, and tells in one line what it left out', async ({ desk, app }) => {
  const folder = folderOf(app.dataFolder, {
    'leads.csv': leads(3),
    'deep/er/more.csv': leads(4),
    'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    'letter.pdf': '%PDF',
    '~$leads.xlsx': 'x',
    '.hidden/secret.csv': leads(2),
  });
  await drop(desk, [folder]);
  await expect(rowOf(desk, 'leads.csv').getByRole('button', { name: 'Review' })).toBeVisible(patiently);
  await expect(rowOf(desk, 'more.csv')).toContainText('delivery/deep/er');
  await expect(inbox(desk).getByRole('row')).toHaveCount(2);
  await expect(
    desk.getByText('3 files left out: 1 hidden or system file, 1 picture, 1 document'),
  ).toBeVisible();

  await desk.getByRole('button', { name: 'Show which' }).click();
  const list = desk.getByRole('dialog', { name: 'Files left out' });
  await expect(list.getByRole('row')).toHaveCount(3);
  await list.getByRole('row').filter({ hasText: 'letter.pdf' }).dblclick();
  await expect(list.getByRole('row')).toHaveCount(2);
  await desk.keyboard.press('Escape');
  await expect(rowOf(desk, 'letter.pdf')).toBeVisible();
});

test('files are selected, removed and brought back by keys, with what was decided', async ({ desk, app }) => {
  const folder = folderOf(app.dataFolder, { 'a.csv': leads(2), 'b.csv': leads(3), 'c.csv': leads(4) });
  await drop(desk, [folder]);
  await expect(inbox(desk).getByRole('button', { name: 'Review' })).toHaveCount(3, patiently);
  await inbox(desk).focus();
  await desk.keyboard.press('Home');
  await desk.keyboard.press('Shift+ArrowDown');
  await expect(inbox(desk).getByRole('row', { selected: true })).toHaveCount(2);
  await expect(desk.getByText('2 files selected')).toBeVisible();
  await desk.keyboard.press('Delete');
  await expect(inbox(desk).getByRole('row')).toHaveCount(1);
  await expect(desk.getByRole('button', { name: 'Removed 2' })).toBeVisible();
  await desk.keyboard.press('Control+z');
  await expect(inbox(desk).getByRole('row')).toHaveCount(3);

  await desk.keyboard.press('Control+a');
  await desk.keyboard.press('Delete');
  await desk.getByRole('button', { name: 'Removed 3' }).click();
  await rowOf(desk, 'b.csv').getByRole('button', { name: 'Bring back' }).click();
  await desk.getByRole('button', { name: 'All 1' }).click();
  await expect(rowOf(desk, 'b.csv')).toBeVisible();
});

test('files are listed by state, by words and in the order that is wanted', async ({ desk, app }) => {
  const folder = folderOf(app.dataFolder, { 'good.csv': leads(2), 'empty.csv': '', 'blank.csv': ' \n ' });
  await drop(desk, [folder]);
  await desk.getByRole('button', { name: 'Failed 2' }).click(patiently);
  await expect(desk.getByText(/^Reading \d+ of/)).toBeHidden(patiently);
  await expect(inbox(desk).getByRole('row')).toHaveCount(2);
  await expect(desk.getByText('2 files failed alike')).toBeVisible();
  await desk.getByRole('button', { name: 'Remove all' }).click();
  await expect(desk.getByText('No file matches this filter.')).toBeVisible();
  await desk.getByRole('button', { name: 'Clear filter' }).click();
  await desk.keyboard.press('/');
  await desk.keyboard.type('goo deliv');
  await expect(inbox(desk).getByRole('row')).toHaveCount(1);
  await desk.keyboard.press('Enter');
  await expect(inbox(desk)).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/#\/review\//);
});

test('the same bytes under another name are told of until both are wanted', async ({ desk, app }) => {
  const folder = folderOf(app.dataFolder, { 'one.csv': leads(3) });
  await drop(desk, [join(folder, 'one.csv')]);
  await expect(desk.locator(reviewGrid)).toBeFocused(patiently);
  writeFileSync(join(folder, 'copy.csv'), leads(3));
  await drop(desk, [join(folder, 'copy.csv'), join(folder, 'one.csv')]);
  const copy = rowOf(desk, 'copy.csv');
  await expect(copy).toContainText('Same bytes as one.csv', patiently);
  await expect(copy).toContainText('3 files of this layout wait', patiently);
  await copy.getByRole('button', { name: 'More actions' }).click();
  await desk.getByRole('menuitem', { name: 'Keep both' }).click();
  await expect(copy).not.toContainText('Same bytes');
});

test('the tour is shown once, goes on with the person and blocks nothing', async ({ desk, app }) => {
  const tour = desk.getByRole('region', { name: 'Tour' });
  await expect(tour.getByRole('heading', { name: 'Drop a file' })).toBeVisible();
  await desk.getByRole('button', { name: 'CRM leads' }).click();
  await expect(tour.getByRole('heading', { name: 'Review the columns' })).toBeVisible(patiently);
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(tour.getByRole('heading', { name: 'Approve' })).toBeFocused();
  await tour.getByRole('button', { name: 'Skip tour' }).click();
  await expect(tour).toBeHidden();
  await desk.reload();
  await desk.goto(await app.newLink());
  await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(tour).toBeHidden();
});

test('after an end without warning the drafts that are there again are told of', async ({ desk, app }) => {
  const folder = folderOf(app.dataFolder, { 'one.csv': leads(3) });
  await drop(desk, [join(folder, 'one.csv')]);
  await expect(desk.locator(reviewGrid)).toBeFocused(patiently);
  await desk.keyboard.press('x');
  await expect(desk.getByText('1 of 4 done')).toBeVisible(patiently);
  // Away from the page, which would report that its host is gone.
  await desk.goto('about:blank');
  await app.restart('SIGKILL');
  await desk.goto(await app.newLink());
  await expect(desk.getByText(/^Restored 1 draft from \d/).first()).toBeVisible(patiently);
  await desk.getByRole('button', { name: 'Open draft' }).click();
  await expect(desk.getByText('1 of 4 done')).toBeVisible(patiently);
});

test('nothing stands in the way: empty, reading, failed, selected', async ({ desk, app }) => {
  test.slow();
  await expect(desk.getByRole('button', { name: 'CRM leads' })).toBeVisible();
  await look(desk, 'inbox-first');
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, index) => [`file ${String(index)}.csv`, leads(5, index)]),
  );
  const folder = folderOf(app.dataFolder, { ...files, 'empty.csv': '', 'photo.png': 'x' });
  await drop(desk, [folder]);
  await expect(desk.getByText(/^Reading \d+ of 25/)).toBeVisible();
  await look(desk, 'inbox-reading');
  await expect(desk.getByText(/^Reading \d+ of 25/)).toBeHidden({ timeout: 60_000 });
  await inbox(desk).focus();
  await desk.keyboard.press('Control+a');
  await look(desk, 'inbox-selected');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Failed 1' }).click();
  await look(desk, 'inbox-failed');
});
