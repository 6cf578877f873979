import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { press, runByName, tabTo } from './support/keysOnly.ts';
import { openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { expect, test } from './support/webApp.ts';

// Nothing here points or clicks: whoever has a keyboard alone can do the whole of it (WCAG 2.1.1).

test.slow();

const current = (desk: Page): Locator => desk.locator(reviewGrid).getByRole('row', { selected: true });
const details = (desk: Page): Locator => desk.getByRole('complementary', { name: 'Column' });

async function openSample(desk: Page, name: string): Promise<void> {
  await press(desk, desk.getByRole('button', { name }));
  await waitForDesk(desk);
}

/** Puts the cursor on a column by its name. */
async function goTo(desk: Page, column: string): Promise<void> {
  await runByName(desk, column);
  await waitForDesk(desk);
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

  await desk.keyboard.press('/');
  await desk.keyboard.type('Person');
  await desk.keyboard.press('Enter');
  await waitForDesk(desk);
  await expect(desk.locator(reviewGrid).getByRole('row', { name: /Lead-Nr/ })).toBeHidden();
  await desk.keyboard.press('Escape');
  await expect(desk.locator(reviewGrid).getByRole('row', { name: /Lead-Nr/ })).toBeVisible();
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
  await waitForDesk(desk);
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
  const dialog = desk.getByRole('dialog');
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
