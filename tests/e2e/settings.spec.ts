import { expect, sharedApp as test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

test('everything can be deleted after a word was typed, and the app begins anew', async ({ app, desk }) => {
  await desk.getByRole('button', { name: 'CRM leads' }).click();
  await expect(desk.locator('[data-review-grid]')).toBeFocused();
  await desk.goto(`${app.origin}/#/settings/data`);
  await expect(desk.getByText(app.dataFolder)).toBeVisible();
  await desk.getByRole('button', { name: 'Delete everything…' }).click();
  const dialog = openDialog(desk);
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(dialog, 'nothing happens without the word').toBeVisible();
  await desk.keyboard.type('delete');
  await desk.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await desk.getByRole('link', { name: 'Inbox' }).click();
  await expect(desk.getByText('No file at hand? Try with sample data:')).toBeVisible();
});

test('the access to AWS says what is missing where nothing is set up, and work goes on', async ({
  app,
  desk,
}) => {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.goto(`${app.origin}/#/settings/aws`);
  await desk.getByLabel('Region').fill('eu-central-1');
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: 'Check access' }).click();
  const access = desk.getByRole('list', { name: 'Access' });
  await expect(access).toContainText('sts:GetCallerIdentity');
  await expect(access).toContainText('Failed');
  await expect(access.getByRole('button', { name: 'Copy command' })).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel('Region')).toHaveValue('eu-central-1');
});

test('what runs write is chosen once and stays so', async ({ app, desk }) => {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.goto(`${app.origin}/#/settings/outputs`);
  const excelCsv = desk.getByRole('switch', { name: 'CSV for Excel' });
  await expect(excelCsv).not.toBeChecked();
  await excelCsv.focus();
  await desk.keyboard.press('Space');
  await desk.getByRole('switch', { name: 'Excel workbook' }).click();
  await desk.reload();
  await expect(excelCsv).toBeChecked();
  await expect(desk.getByRole('switch', { name: 'Excel workbook' })).not.toBeChecked();
  await expect(desk.getByRole('switch', { name: 'Excel report' })).toBeChecked();
});
