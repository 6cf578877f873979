import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dragFiles } from './support/dragFiles.ts';
import { expectNoBarrier } from './support/noBarrier.ts';
import { expect, sharedApp as test } from './support/webApp.ts';

async function openImport(desk: Page): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+3');
  await desk.getByRole('button', { name: 'Import' }).click();
}

const schema = {
  title: 'Visits',
  required: ['visit_no'],
  properties: {
    visit_no: { type: 'string', maxLength: 12 },
    day: { type: 'string', format: 'date' },
    state: { enum: ['open', 'done'] },
  },
};

test('a pack is made of a JSON Schema, changed, saved, compared, exported and deleted', async ({ desk }) => {
  test.slow();
  await openImport(desk);
  await desk.getByLabel('Text of the schema').fill(JSON.stringify(schema));
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText('JSON Schema, 3 fields')).toBeVisible();
  await expectNoBarrier(desk);
  await desk.getByRole('button', { name: 'Open in editor' }).click();

  // A new field whose name is taken: the error stands at the field and in the list, and nothing can be saved.
  const fields = desk.getByRole('grid', { name: 'Fields' });
  await fields.focus();
  await desk.keyboard.press('Insert');
  await expect(desk.getByLabel('Name', { exact: true })).toBeFocused();
  await desk.keyboard.type('day');
  await expect(desk.getByRole('list', { name: 'Errors and warnings' })).toContainText('stands twice');
  await expect(desk.getByRole('button', { name: /^Save…/ })).toHaveAttribute('aria-disabled', 'true');
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type('visitor');
  await expect(desk.getByText('No errors')).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  await desk
    .getByRole('dialog', { name: /^Save / })
    .getByRole('button', { name: 'Save', exact: true })
    .click();
  await expect(desk.getByText('Visits v1 saved.')).toBeVisible();

  await desk.getByRole('button', { name: 'Edit', exact: true }).click();
  await fields.focus();
  await desk.keyboard.press('Home');
  await desk.keyboard.press('Delete');
  await expect(fields.getByText('visit_no')).toBeHidden();
  await desk.keyboard.press('Control+z');
  await expect(fields.getByText('visit_no')).toBeVisible();
  await desk.getByLabel('Name', { exact: true }).fill('number');
  await expect(desk.getByRole('button', { name: /^Save…/ })).not.toHaveAttribute('aria-disabled', 'true');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('dialog', { name: /^Save / })).toContainText('Was called visit_no');
  await desk
    .getByRole('dialog', { name: /^Save / })
    .getByRole('button', { name: 'Save', exact: true })
    .click();
  await desk.getByRole('button', { name: 'Versions' }).click();
  await expect(desk.getByText('Was called visit_no')).toBeVisible();
  await expectNoBarrier(desk);

  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('visits.pack.json');
  const pack = JSON.parse(readFileSync(await saved.path(), 'utf8')) as { fields: { name: string }[] };
  expect(pack.fields.map(({ name }) => name)).toEqual(['number', 'visitor', 'day', 'state']);

  await desk.getByRole('button', { name: 'Delete' }).click();
  await desk
    .getByRole('dialog', { name: /^Delete / })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(desk.getByRole('navigation', { name: 'Target schemas' })).not.toContainText('Visits');
});

test('a file dropped on the import is a schema and no file of the Inbox', async ({ app, desk }) => {
  const path = join(app.dataFolder, 'dictionary.csv');
  writeFileSync(path, 'Feldname,Datentyp,Pflicht\nnr,Zeichenkette,ja\ntag,Datum,nein\n');
  await openImport(desk);
  await expect(desk.getByLabel('Text of the schema')).toBeVisible();
  await dragFiles(desk, [path], 'textarea');
  await expect(desk.getByText('Data dictionary, 2 fields')).toBeVisible();
  await desk.keyboard.press('Alt+1');
  await expect(desk.getByText('dictionary.csv')).toBeHidden();
});

test('1,000 fields are shown, found and changed at once', async ({ desk }) => {
  test.slow();
  const names = Array.from({ length: 1_000 }, (_, i) => `field_${String(i)}`).join('\n');
  await openImport(desk);
  await desk.getByLabel('Text of the schema').fill(names);
  await desk.keyboard.press('Control+Enter');
  await desk.getByRole('button', { name: 'Open in editor' }).click();
  const fields = desk.getByRole('grid', { name: 'Fields' });
  await expect(fields).toHaveAttribute('aria-rowcount', '1001');
  await fields.focus();
  await desk.keyboard.press('End');
  await expect(desk.getByLabel('Name', { exact: true })).toHaveValue('field_999');
  await desk.getByLabel('Label', { exact: true }).fill('The last one');
  await expect(fields.getByText('The last one')).toBeVisible();
});
