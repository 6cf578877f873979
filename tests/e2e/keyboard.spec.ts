import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { deskIsReady, openByKeys, press, runByName, tabTo, typeAhead } from './support/keysOnly.ts';
import { openColumns, reviewGrid } from './support/reviewDesk.ts';
import { expect, freshApp as test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

// Nothing here points or clicks: whoever has a keyboard alone can do the whole of it (WCAG 2.1.1).

test.slow();

const current = (desk: Page): Locator => desk.locator(reviewGrid).getByRole('row', { selected: true });
const details = (desk: Page): Locator => desk.getByRole('complementary', { name: 'Column' });

/** A file of leads without the company, which is required. */
function writeContacts(folder: string, name: string): string {
  const path = join(folder, name);
  const rows = Array.from({ length: 40 }, (_, row) => `Anna${row},Miller,anna${row}@example.com,Berlin`);
  writeFileSync(path, ['First Name,Last Name,E-Mail,City', ...rows, ''].join('\n'));
  return path;
}

/** Accepts what is left, and approves. */
async function decideAndApprove(desk: Page): Promise<void> {
  await desk.keyboard.press('Shift+A');
  for (let open = await openColumns(desk); open > 0; open = await openColumns(desk)) {
    await desk.keyboard.press('a');
    await expect.poll(() => openColumns(desk)).toBeLessThan(open);
  }
  await approve(desk);
}

/** Two keys: to ask for the approval, and to give it. */
async function approve(desk: Page): Promise<void> {
  await desk.keyboard.press('Control+Enter');
  const dialog = openDialog(desk);
  await expect(dialog).toContainText(/Approve as/);
  await expect(dialog).toContainText(/rows? pass/);
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/#\/history\//);
}

async function openSample(desk: Page, name: string): Promise<void> {
  await press(desk, desk.getByRole('button', { name }));
  await deskIsReady(desk);
}

/** Puts the cursor on a column by its name. */
async function goTo(desk: Page, column: string): Promise<void> {
  await runByName(desk, column);
  await deskIsReady(desk);
  await expect(current(desk)).toContainText(column);
}

test('columns are decided, changed, taken back and filtered', async ({ desk }) => {
  await openSample(desk, 'CRM leads');
  const before = await openColumns(desk);
  const first = await current(desk).innerText();
  await desk.keyboard.press('j');
  await expect(current(desk)).not.toHaveText(first);
  await desk.keyboard.press('ArrowUp');
  await desk.keyboard.press('a');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);
  await desk.keyboard.press('x');
  await expect.poll(() => openColumns(desk)).toBe(before - 2);
  await desk.keyboard.press('Control+z');
  await desk.keyboard.press('Control+z');
  await expect.poll(() => openColumns(desk)).toBe(before);
  await desk.keyboard.press('Control+y');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);

  await goTo(desk, 'Interest Rating');
  await desk.keyboard.press('e');
  await expect(desk.getByRole('combobox', { name: 'Search target fields' })).toBeFocused();
  await desk.keyboard.type('industry');
  await desk.keyboard.press('Enter');
  await expect(desk.locator(reviewGrid).getByRole('row', { name: /Interest Rating/ })).toContainText(
    'industry',
  );

  const rowCount = Number(await desk.locator(reviewGrid).getAttribute('aria-rowcount'));
  expect(rowCount).toBeGreaterThan(20);
  await desk.keyboard.press('/');
  await desk.keyboard.type('Person');
  await desk.keyboard.press('Enter');
  await deskIsReady(desk);
  await expect(desk.locator(reviewGrid).getByRole('row', { name: /Lead-Nr/ })).toBeHidden();
  await desk.keyboard.press('Escape');
  await expect(desk.locator(reviewGrid)).toHaveAttribute('aria-rowcount', String(rowCount));
  await desk.keyboard.press('Shift+A');
  await expect.poll(() => openColumns(desk)).toBeLessThan(before - 2);
});

test('a guess about the file is corrected and taken back', async ({ desk }) => {
  await openSample(desk, 'CRM leads');
  const header = desk
    .getByRole('group', { name: 'How the file is read' })
    .getByRole('button', { name: /Header/ });
  await press(desk, header);
  await expect(desk.getByRole('menu')).toBeVisible();
  await desk.keyboard.type('No header');
  await desk.keyboard.press('Enter');
  await expect(header).toContainText('set by you');
  await press(desk, desk.getByRole('button', { name: 'Guess everything again' }));
  await expect(header).toContainText('rows 3–4');
  await desk.keyboard.press('Alt+c');
  await deskIsReady(desk);
});

test('a step and a value are changed, and the rows of an issue are shown', async ({ desk }) => {
  await openSample(desk, 'CRM leads');
  await goTo(desk, 'Interest Rating');
  await desk.keyboard.press('Alt+i');
  await press(desk, details(desk).getByRole('button', { name: 'Add a step' }));
  await expect(desk.getByRole('menu')).toBeVisible();
  await desk.keyboard.type('Upper');
  await desk.keyboard.press('Enter');
  await expect(details(desk).getByRole('listitem').filter({ hasText: /upper/i })).toBeVisible();

  await press(desk, details(desk).getByRole('button', { name: /values/i }));
  const dialog = openDialog(desk);
  await tabTo(desk, dialog.getByRole('table').getByRole('combobox').first());
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type('hot');
  await press(desk, dialog.getByRole('button', { name: 'Use' }));
  await expect(dialog).toBeHidden();

  await desk.keyboard.press('Alt+c');
  await desk.keyboard.press('Shift+I');
  await expect(desk.getByRole('grid', { name: /issues/i })).toBeFocused();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(/1 of \d+/).first()).toBeVisible();
});

test('a file goes from a missing field to its output, its versions are compared', async ({ app, desk }) => {
  await openByKeys(desk, writeContacts(app.dataFolder, 'first.csv'));
  await deskIsReady(desk);
  await desk.keyboard.press('m');
  await expect(desk.getByRole('button', { name: 'Company', exact: true })).toBeFocused();
  await desk.keyboard.press('Enter');
  await tabTo(desk, desk.getByRole('textbox', { name: /value/i }));
  await desk.keyboard.type('Acme');
  await desk.keyboard.press('Enter');
  await deskIsReady(desk);
  await desk.keyboard.press('d');
  await expect(desk.getByRole('tab', { name: 'Difference', selected: true })).toBeVisible();
  await desk.keyboard.press('Control+Shift+c');
  await expect(desk.getByText(/40 rows pass/).first()).toBeVisible();
  await decideAndApprove(desk);

  const output = desk
    .getByRole('complementary', { name: 'Details' })
    .getByRole('button', { name: /^Save .*cleaned\.csv/ });
  await expect(output).toBeVisible();
  const [download] = await Promise.all([desk.waitForEvent('download'), press(desk, output)]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Acme');

  await desk.keyboard.press('Alt+9');
  await press(desk, desk.getByRole('switch', { name: 'Run known layouts without asking' }), 'Space');
  await openByKeys(desk, writeContacts(app.dataFolder, 'same.csv'));
  await deskIsReady(desk);
  // A layout that was approved before: two keys.
  await approve(desk);
  await openByKeys(desk, writeContacts(app.dataFolder, 'changed.csv'));
  await deskIsReady(desk);
  await goTo(desk, 'City');
  await desk.keyboard.press('x');
  await approve(desk);

  await desk.keyboard.press('Alt+3');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Schemas');
  await runByName(desk, 'changed.csv v');
  const versions = desk.getByRole('list', { name: 'Versions' }).getByRole('button');
  await press(desk, versions.last());
  await expect(versions.last()).toHaveAttribute('aria-pressed', 'true');
  await press(desk, versions.first());
  await expect(desk.getByText('City').first()).toBeVisible();
});

test('a key is changed and used, and the review goes on without single letters', async ({ desk }) => {
  await openSample(desk, 'CRM leads');
  const before = await openColumns(desk);
  await runByName(desk, 'Change keys');
  await expect(desk).toHaveURL(/#\/settings\/keys/);
  await desk.keyboard.press('/');
  await desk.keyboard.type('leave column');
  await press(desk, desk.getByRole('button', { name: /^X: change for Leave column out/ }));
  const recorder = desk.getByRole('textbox', { name: /^Press the new keys for Leave column out/ });
  await expect(recorder).toBeFocused();
  await desk.keyboard.press('Control+w');
  await expect(desk.getByText('Ctrl W belongs to the browser.')).toBeVisible();
  await desk.keyboard.press('a');
  await expect(desk.getByText('A belongs to Accept and go to next open.')).toBeVisible();
  await desk.keyboard.press('z');
  await expect(desk.getByRole('button', { name: /^Z: change for Leave column out/ })).toBeFocused();
  await desk.keyboard.press('Alt+2');
  await deskIsReady(desk);
  await desk.keyboard.press('x');
  await desk.keyboard.press('z');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);
  await expect(desk.locator(reviewGrid)).toContainText('Left out');

  await desk.keyboard.press('Alt+9');
  await runByName(desk, 'Change keys');
  await press(desk, desk.getByRole('switch', { name: 'Single-letter keys' }), 'Space');
  await desk.keyboard.press('Alt+2');
  await deskIsReady(desk);
  for (const letter of ['a', 'z', '1', 'Shift+A']) await desk.keyboard.press(letter);
  await desk.keyboard.press('Space');
  await expect.poll(() => openColumns(desk)).toBe(before - 2);

  await desk.keyboard.press('Alt+m');
  await expect(desk.getByRole('menuitem', { name: 'File' })).toBeVisible();
  await typeAhead(desk, 'Re', desk.getByRole('menuitem', { name: 'Review' }));
  await desk.keyboard.press('ArrowRight');
  const all = desk.getByRole('menuitem', { name: /^Accept all/ });
  await expect(all).toBeVisible();
  await typeAhead(desk, 'Accept all', all);
  await desk.keyboard.press('Enter');
  await expect.poll(() => openColumns(desk)).toBeLessThan(before - 3);
  await deskIsReady(desk);
});
