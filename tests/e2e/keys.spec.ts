import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { deskIsReady, openByKeys, press, runByName } from './support/keysOnly.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { openColumns, reviewGrid } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test } from './support/webApp.ts';

test.slow();

const leads = resolve('samples/trade-fair-leads.xlsx');

async function openKeys(desk: Page): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  await runByName(desk, 'Change keys');
  await expect(desk.getByRole('switch', { name: 'Single-letter keys' })).toBeVisible();
}

test('changed keys are in force at once, outlive a restart, and are taken back', async ({ app, desk }) => {
  await openKeys(desk);
  await press(desk, desk.getByRole('button', { name: 'Add keys for Show or hide preview' }));
  await desk.keyboard.press('Control+Shift+y');
  const chip = desk.getByRole('button', { name: /^Ctrl Shift Y: change for Show or hide preview/ });
  await expect(chip).toBeFocused();
  await desk.keyboard.press('?');
  const line = desk
    .getByRole('dialog', { name: 'Keys' })
    .locator('dl > div', { hasText: 'Show or hide preview' });
  await expect(line).toContainText('P, Ctrl Shift Y');
  await desk.keyboard.press('Escape');

  await desk.goto('about:blank');
  await app.restart('SIGKILL');
  await desk.goto(await app.newLink());
  await openKeys(desk);
  await expect(chip).toBeVisible();
  await press(desk, desk.getByRole('button', { name: 'Reset all' }));
  await expect(chip).toBeHidden();
  await press(desk, desk.getByRole('button', { name: 'Undo', exact: true }));
  await expect(chip).toBeVisible();
  await press(desk, desk.getByRole('button', { name: 'Reset Show or hide preview' }));
  await expect(chip).toBeHidden();
});

test('a key is taken from another command only when that is said, and goes with Backspace', async ({
  desk,
}) => {
  await openKeys(desk);
  await desk.keyboard.press('/');
  await desk.keyboard.type('column out');
  await press(desk, desk.getByRole('button', { name: /^X: change for/ }));
  await desk.keyboard.press('a');
  await press(desk, desk.getByRole('button', { name: 'Take it from Accept and go to next open' }));
  await expect(desk.getByRole('button', { name: /^A: change for Leave column out/ })).toBeFocused();
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Backspace');
  await expect(desk.getByRole('button', { name: 'Add keys for Leave column out' })).toBeFocused();
  await press(desk, desk.getByRole('button', { name: 'Changed only' }));
  await desk.keyboard.press('/');
  await desk.keyboard.press('Control+a');
  await desk.keyboard.press('Delete');
  await expect(desk.getByRole('rowheader')).toHaveText(['Accept and go to next open', 'Leave column out']);
  await press(desk, desk.getByRole('button', { name: 'Reset all' }));
});

test('the recorder lets Tab and Escape go, and commands are found by pressing their key', async ({
  desk,
}) => {
  await openKeys(desk);
  await press(desk, desk.getByRole('button', { name: 'Find by key' }));
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('rowheader')).toHaveText(['Command palette']);
  await desk.keyboard.press('Tab');
  await expect(desk.getByRole('button', { name: 'Find by key' })).toBeFocused();
  await desk.keyboard.press('Shift+Tab');
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('rowheader').nth(5)).toBeVisible();
});

test('keys go to another installation as a file, and a file that holds none says so', async ({
  app,
  desk,
}) => {
  const path = join(app.dataFolder, 'keys.json');
  const keys = { 'review.preview': ['$mod+Shift+Y'], 'later.thing': ['F9'], 'review.diff': ['$mod+W'] };
  writeFileSync(path, JSON.stringify({ format: 'mapwright-keys', version: 1, keys }));
  await openKeys(desk);
  const take = async (file: string): Promise<void> => {
    const [chooser] = await Promise.all([
      desk.waitForEvent('filechooser'),
      press(desk, desk.getByRole('button', { name: 'Import' })),
    ]);
    await chooser.setFiles(file);
  };
  await take(path);
  await expect(desk.getByText(/Keys of 3 commands taken over/)).toBeVisible();
  await expect(
    desk.getByRole('button', { name: /^Ctrl Shift Y: change for Show or hide preview/ }),
  ).toBeVisible();
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    press(desk, desk.getByRole('button', { name: 'Export' })),
  ]);
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({
    keys: { 'review.preview': ['$mod+Shift+Y'], 'later.thing': ['F9'], 'review.diff': [] },
  });
  writeFileSync(path, '{"format":"something else"}');
  await take(path);
  await expect(desk.getByText('This file holds no keys of Mapwright.')).toBeVisible();
  await press(desk, desk.getByRole('button', { name: 'Reset all' }));
});

test('a held key decides once and moves on and on', async ({ desk }) => {
  await openByKeys(desk, leads);
  await deskIsReady(desk);
  const before = await openColumns(desk);
  await desk.keyboard.down('x');
  for (let times = 0; times < 5; times += 1) await desk.keyboard.down('x');
  await desk.keyboard.up('x');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);
  const current = desk.locator(reviewGrid).getByRole('row', { selected: true });
  const from = Number(await current.getAttribute('aria-rowindex'));
  for (let times = 0; times < 4; times += 1) await desk.keyboard.down('j');
  await desk.keyboard.up('j');
  await expect(current).toHaveAttribute('aria-rowindex', String(from + 4));
});

test('a row has a menu of the same commands, by key too', async ({ desk }) => {
  await openByKeys(desk, leads);
  await deskIsReady(desk);
  const before = await openColumns(desk);
  await desk.keyboard.press('Shift+F10');
  await expect(desk.getByRole('menuitem', { name: 'Leave column out' })).toBeVisible();
  await desk.keyboard.type('Leave');
  await desk.keyboard.press('Enter');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);
  await deskIsReady(desk);
  await desk.locator(reviewGrid).getByText('Lead-Nr', { exact: true }).click({ button: 'right' });
  await expect(desk.getByRole('menuitem', { name: 'Leave column out' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await deskIsReady(desk);
});

test('the palette answers while somebody types, in a wide file', async ({ app, desk }) => {
  const path = join(app.dataFolder, 'wide.csv');
  const names = Array.from({ length: 400 }, (_, at) => `reading ${String(at).padStart(4, '0')}`);
  const row = names.map((_, at) => String(at));
  writeFileSync(path, [names.join(','), row.join(','), row.join(','), ''].join('\n'));
  await openByKeys(desk, path);
  await deskIsReady(desk);
  await desk.keyboard.press('Control+k');
  await desk.keyboard.type('reading 0311');
  // The column, and the field of the same name where the file keeps its own columns.
  await expect(desk.getByRole('option').first()).toContainText('reading 0311');
  await expect.poll(() => desk.getByRole('option').count()).toBeLessThanOrEqual(2);
  await desk.keyboard.press('Enter');
  await expect(desk.locator(reviewGrid).getByRole('row', { selected: true })).toContainText('reading 0311');
});

test('no page of keys puts a barrier in the way', async ({ desk }) => {
  await openKeys(desk);
  await press(desk, desk.getByRole('button', { name: /^J: change for Next column/ }));
  await desk.keyboard.press('k');
  await expect(desk.getByRole('button', { name: /^Take it from/ })).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'keys');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'sheet of keys');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('F10');
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('ArrowRight');
  await expect(desk.getByRole('menu').nth(1)).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'menu');
});

test('the page of keys fits the smallest window', async ({ desk }) => {
  await desk.setViewportSize({ width: 1120, height: 700 });
  await openKeys(desk);
  await press(desk, desk.getByRole('button', { name: /^J: change for Next column/ }));
  await desk.keyboard.press('Control+w');
  await expect(desk.getByText('Ctrl W belongs to the browser.')).toBeInViewport();
  expect(await desk.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await screenshots(desk, 'keys-page');
});
