import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptEverything, approveNow } from './support/approving.ts';
import { writeLeads } from './support/leadsFile.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { expect, freshApp as test } from './support/webApp.ts';

test('two approvers: theirs, yours, merged column by column, and the reason is kept', async ({
  app,
  desk,
}) => {
  await drop(desk, [writeLeads(app.dataFolder, 'mine.csv')]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  for (const name of ['Phone', 'City']) {
    await desk.locator(reviewGrid).getByText(name, { exact: true }).click();
    await desk.keyboard.press('x');
  }
  await expect(desk.locator(reviewGrid).getByText('Left out').first()).toBeVisible();

  const other = await desk.context().newPage();
  await other.goto(`${app.origin}/#/settings`);
  await other.getByRole('textbox', { name: /name/i }).first().fill('A. Kaya');
  await other.getByRole('textbox', { name: /name/i }).first().press('Tab');
  await drop(other, [writeLeads(app.dataFolder, 'theirs.csv')]);
  await waitForDesk(other);
  await acceptEverything(other);
  await approveNow(other);
  await other.close();

  // Told before the approval is asked for.
  await expect(desk.getByText(/A\. Kaya approved CRM leads v1/)).toBeVisible();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('mine.csv');
  await desk.locator(reviewGrid).focus();
  await desk.keyboard.press('Control+Enter');
  const merge = desk.getByRole('dialog', { name: 'Merge your draft with v1' });
  await expect(merge).toContainText('2 of 2 conflicts to decide');
  await expect(merge.getByRole('button', { name: /^Take theirs ?: Phone/ })).toBeFocused();
  await expectNoBarrierInBothThemes(desk, 'merge');
  await desk.keyboard.press('1');
  await desk.keyboard.press('2');
  await expect(merge).toContainText('All 2 conflicts are decided');
  await desk.keyboard.press('Control+Enter');
  const approve = desk.getByRole('dialog', { name: 'Approve as CRM leads v2?' });
  await expect(approve).toContainText('1 removed');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Undo list' }).click();
  const steps = desk.getByRole('grid', { name: /^Undo list/ });
  await expect(steps.getByRole('row').nth(1)).toContainText('Merged with v1');
  await expect(steps.getByRole('row').nth(1)).toContainText('A. Kaya');
  await desk.locator(reviewGrid).focus();
  await approveNow(desk);
});

test('what speaks against an approval needs a reason, which outlives the dialog', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'bad.csv', { badEmails: 40 })]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  await desk.keyboard.press('Control+Enter');
  const dialog = desk.getByRole('dialog', { name: /^Approve as/ });
  await expect(dialog).toContainText('More than one row in twenty fails');
  await dialog.getByRole('button', { name: /Show .* reasons?/ }).click();
  await expect(dialog).toContainText(/40 rows/);
  await expectNoBarrierInBothThemes(desk, 'approve');
  const confirm = dialog.getByRole('button', { name: /Approve and run/ });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('textbox').fill('The sender cannot mend them');
  await dialog.getByRole('button', { name: 'Go there' }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.getByRole('tab', { name: /Whole-file check/, selected: true })).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('textbox')).toHaveValue('The sender cannot mend them');
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/#\/history\//);
});

test('accepting all names what it leaves out and why, and its precision; the threshold moves by keys', async ({
  app,
  desk,
}) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  await expect(desk.getByRole('button', { name: /^Accept \d+ ≥ 90.?%.* right/ })).toBeVisible();
  await desk.getByRole('button', { name: 'Which columns, and why others are left out' }).click();
  const list = desk.getByRole('grid', { name: /^Open columns/ });
  const email = list.getByRole('row').filter({ hasText: 'E-Mail' });
  await expect(email).toContainText('Rows are told apart by this field');
  await expect(desk.getByText(/On labelled files .* were right/)).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'accept all');
  const facts = desk.getByText(/columns? would be accepted, \d+ left to you/);
  const before = await facts.innerText();
  const threshold = desk.getByRole('spinbutton', { name: 'Least confidence in percent' });
  await threshold.fill('100');
  await expect(facts).not.toHaveText(before);
  await threshold.fill('89');
  await threshold.press('ArrowUp');
  await expect(threshold).toHaveValue('90');
  await expect(facts).toHaveText(before);

  await desk.locator(reviewGrid).focus();
  const open = await openColumns(desk);
  await desk.keyboard.press('Shift+A');
  await expect.poll(() => openColumns(desk)).toBeLessThan(open);
  await expect(desk.locator(`${reviewGrid} [aria-selected=true]`)).toContainText('E-Mail');
  await desk.keyboard.press('Control+z');
  await expect.poll(() => openColumns(desk)).toBe(open);
});

test('after a kill the draft is restored with its undo list, and any point of it can be gone to', async ({
  app,
  desk,
}) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  const before = await openColumns(desk);
  for (let done = 1; done <= 3; done += 1) {
    await desk.keyboard.press('a');
    await expect.poll(() => openColumns(desk)).toBe(before - done);
  }
  await expect(desk.getByText(/^Draft saved \d/)).toBeVisible();
  const url = desk.url();
  await desk.goto('about:blank');
  await app.restart('SIGKILL');
  await desk.goto(await app.newLink());
  // The link leads on to the app by itself.
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.goto(url);
  await waitForDesk(desk);
  await expect(desk.getByRole('main').getByText(/^Restored draft from .* with 3 steps\.$/)).toBeVisible();
  await desk.getByRole('button', { name: 'Undo list' }).first().click();
  const steps = desk.getByRole('grid', { name: /^Undo list/ });
  await steps.focus();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);
  await expect(steps.getByRole('row').nth(1)).toContainText('Undone');
  await expectNoBarrierInBothThemes(desk, 'undo list');
  await steps.focus();
  await desk.keyboard.press('Home');
  await desk.keyboard.press('Enter');
  await expect.poll(() => openColumns(desk)).toBe(before - 3);
});

test('a mapping is exported in three forms and imported with a reason', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  await approveNow(desk);
  await desk.keyboard.press('Alt+3');
  await desk.getByRole('button', { name: /^All mappings/ }).click();
  await desk.getByRole('grid', { name: 'Approved mappings' }).getByText('fair.csv').dblclick();
  await expect(desk.getByText('All hashes fit')).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'mapping history');
  const save = async (label: string): Promise<string> => {
    await desk.getByRole('button', { name: /^Export/ }).click();
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('menuitem', { name: label }).click(),
    ]);
    return readFileSync(await download.path(), 'latin1');
  };
  expect(await save('CSV crosswalk')).toMatch(/field,E-Mail,4,email,/);
  expect(await save('Excel workbook')).toMatch(/^PK/);
  const json = await save('JSON, whole');
  expect(JSON.parse(json)).toMatchObject({ format: 'mapwright.mapping', mapping: { version: 1 } });

  const path = join(app.dataFolder, 'changed.json');
  writeFileSync(path, json.replace('"approvedBy"', '"approvedBy" '), 'latin1');
  await desk.getByRole('button', { name: 'Schemas', exact: true }).first().click();
  await desk.getByRole('button', { name: /^All mappings/ }).click();
  const [chooser] = await Promise.all([
    desk.waitForEvent('filechooser'),
    desk.getByRole('button', { name: 'Import mapping' }).click(),
  ]);
  await chooser.setFiles(path);
  const dialog = desk.getByRole('dialog', { name: 'Import a mapping' });
  await expect(dialog).toContainText('The hash fits');
  await expect(dialog).toContainText('It becomes v2');
  await expectNoBarrierInBothThemes(desk, 'import mapping');
  await dialog.getByRole('textbox').fill('Back from the archive');
  await dialog.getByRole('button', { name: 'Import and approve' }).click();
  await expect(desk.getByText('Imported from')).toBeVisible();
  await expect(desk.getByText('Back from the archive').first()).toBeVisible();
});
