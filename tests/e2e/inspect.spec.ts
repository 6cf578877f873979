import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeLeads } from './support/leadsFile.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

const preview = (desk: Page) => desk.getByRole('region', { name: 'Preview' });

/** Takes the leads as the target, whatever the app took the file for. */
async function chooseLeads(desk: Page): Promise<void> {
  await desk
    .getByRole('group', { name: 'How the file is read' })
    .getByRole('button', { name: /^Target/ })
    .click();
  await desk.getByRole('menuitem', { name: /CRM leads/ }).click();
  await expect(desk.getByText(/rows · .*CRM leads/)).toBeVisible();
}

/** Opens a searched list and takes what is found first. */
async function pick(desk: Page, button: string, words: string): Promise<void> {
  await desk.getByRole('button', { name: button, exact: true }).click();
  await desk.keyboard.type(words);
  await desk.keyboard.press('Enter');
}

test('columns whose rows fail are a filter, and the rows behind a reason are listed alone', async ({
  app,
  desk,
}) => {
  await drop(desk, [writeLeads(app.dataFolder, 'bad.csv', { badEmails: 7 })]);
  await waitForDesk(desk);
  const failing = desk.getByRole('button', { name: /^Failing/ });
  await expect(failing).toContainText('1');
  await failing.click();
  await expect(desk.locator(reviewGrid)).toContainText('E-Mail');
  await expect(desk.locator(reviewGrid).getByRole('row')).toHaveCount(2);
  await preview(desk)
    .getByRole('tab', { name: /Whole-file check/ })
    .click();
  await expect(preview(desk)).toContainText('7 rows have no e-mail address for email');
  await preview(desk)
    .getByRole('button', { name: /Show rows: 7 rows/ })
    .click();
  const rows = preview(desk).getByRole('grid', { name: 'Rows of the file before and after the mapping' });
  await expect(rows).toHaveAttribute('aria-rowcount', '8');
  await expect(rows.getByRole('row').nth(1)).toContainText('294');
  await expect(preview(desk)).toContainText('1 of 7 · Row 294');
  await screenshots(desk, 'failing-rows');

  await preview(desk).getByRole('button', { name: 'Only these rows' }).click();
  await expect(rows).toHaveAttribute('aria-rowcount', '301');
  await rows.focus();
  await desk.keyboard.press('Enter');
  const form = openDialog(desk);
  await expect(form).toContainText('Row 294');
  await expect(form).toContainText('1 value fails');
  await desk.keyboard.press('ArrowLeft');
  await expect(form).toContainText('This row fits');
  await screenshots(desk, 'row-form');
});

test('columns are combined by keys, live, in one undo step', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  await desk.locator(reviewGrid).getByText('City', { exact: true }).click();
  await desk.keyboard.press('Shift+J');
  const dialog = desk.getByRole('dialog', { name: 'Combine columns' });
  await expect(dialog).toBeVisible();
  await pick(desk, 'Add a column', 'Hall');
  await dialog.getByRole('button', { name: 'Text with places' }).click();
  await dialog.getByRole('textbox', { name: 'Text' }).fill('{2}[ in {1}]');
  await expect(dialog.getByRole('table')).toContainText('A1 in Berlin');
  await pick(desk, 'Target field', 'description');
  await expect(dialog).toContainText('feeds description now and will be left out');
  await screenshots(desk, 'combine');
  await dialog.getByRole('button', { name: 'Make description' }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.locator(reviewGrid)).toBeFocused();
  await expect(desk.locator(reviewGrid)).toContainText('2 of 2 columns of description');
  await expect(preview(desk).getByRole('columnheader', { name: /City \+ Hall/ })).toBeVisible();
  await expect(preview(desk).getByRole('gridcell', { name: 'A1 in Berlin' }).first()).toBeVisible();
  await desk.keyboard.press('Control+z');
  await expect(desk.locator(reviewGrid)).not.toContainText('columns of description');
});

test('one column is split into fields, each part seen before it is taken', async ({ app, desk }) => {
  const path = join(app.dataFolder, 'people.csv');
  const lines = Array.from(
    { length: 60 },
    (_, row) => `P-${1000 + row},Anna Miller ${row % 7},DE-${row % 9}`,
  );
  writeFileSync(path, `${['Ref,Contact,Origin', ...lines].join('\n')}\n`);
  await drop(desk, [path]);
  await waitForDesk(desk);
  await chooseLeads(desk);
  await desk.locator(reviewGrid).getByText('Origin', { exact: true }).click();
  await desk.keyboard.press('Shift+S');
  const dialog = desk.getByRole('dialog', { name: 'Split Origin into fields' });
  await dialog.getByRole('textbox', { name: 'Separator' }).fill('-');
  await expect(dialog.getByRole('table')).toContainText('DE');
  await pick(desk, 'Field for Part 1', 'country');
  await pick(desk, 'Field for Part 2', 'department');
  await screenshots(desk, 'split');
  await dialog.getByRole('button', { name: 'Make 2 fields' }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.locator(reviewGrid)).toBeFocused();
  await expect(desk.locator(reviewGrid)).toContainText('a part feeds');
  await desk.keyboard.press('Shift+M');
  const fields = preview(desk).getByRole('grid', { name: 'Fields of the target and what feeds them' });
  await expect(fields).toBeFocused();
  await desk.getByRole('textbox', { name: 'Filter fields' }).fill('country');
  await expect(fields.getByRole('row').filter({ hasText: 'country' }).first()).toContainText('Origin');
  await screenshots(desk, 'fields');
});

test('an accept redraws two rows of the table', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  // The check of the whole file has come and gone.
  await expect(preview(desk).getByRole('tab', { name: /Whole-file check/ })).toContainText('✓');
  const open = await openColumns(desk);
  await desk.evaluate((grid) => {
    const changed = new Set<string>();
    Object.assign(window, { changedRows: changed });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const row = element?.closest('[role="row"]');
        if (row?.id !== undefined) changed.add(row.id);
      }
    }).observe(document.querySelector(grid)!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }, reviewGrid);
  await desk.keyboard.press('a');
  await expect.poll(() => openColumns(desk)).toBe(open - 1);
  const changed = await desk.evaluate(() => [
    ...(window as unknown as { changedRows: Set<string> }).changedRows,
  ]);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(2);
});
