import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { namedRows, parseCsv } from './support/parseCsv.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshot, screenshots } from './support/screenshot.ts';
import { expect, freshApp as test, type WebApp } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

const losses = resolve('samples/loss-register-nordlicht.csv');
const leads = resolve('samples/trade-fair-leads.xlsx');

/** Takes what is proposed and goes on until no column is open. */
async function decideAll(desk: Page): Promise<void> {
  for (let open = await openColumns(desk); open > 0; open = await openColumns(desk)) {
    await desk.keyboard.press('a');
    await expect.poll(() => openColumns(desk)).toBeLessThan(open);
  }
}

/** Puts the cursor on a column and gives it another field by the list. */
async function changeField(desk: Page, column: string, field: string): Promise<void> {
  await desk.locator(reviewGrid).getByText(column, { exact: true }).click();
  await desk.keyboard.press('e');
  await expect(desk.getByRole('combobox', { name: 'Search target fields' })).toBeFocused();
  await desk.keyboard.type(field);
  await desk.keyboard.press('Enter');
  const row = desk.locator(reviewGrid).getByRole('row').filter({ hasText: column });
  await expect(row).toContainText(field);
}

/** Approves by the keys, with a reason where so many rows fail that one is asked for. @returns the path of the run in the history */
async function approve(desk: Page, title: string, reason = ''): Promise<string> {
  await desk.keyboard.press('Control+Enter');
  const dialog = openDialog(desk);
  await expect(dialog).toContainText(title);
  await expect(dialog).toContainText(/rows pass|✓ [\d,]+ pass/);
  if (reason !== '') {
    await expect(dialog.getByRole('textbox', { name: 'Why approve anyway' })).toBeFocused();
    await desk.keyboard.type(reason);
  }
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/#\/history\//);
  await expect(desk.getByRole('complementary', { name: 'Details' })).toContainText('Done');
  return new URL(desk.url()).hash;
}

async function exported(desk: Page, name: RegExp): Promise<string> {
  const details = desk.getByRole('complementary', { name: 'Details' });
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    details.getByRole('button', { name }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** Ends the host without warning, starts it anew and goes to the history. */
async function killAndOpenHistory(app: WebApp, desk: Page): Promise<void> {
  await desk.goto('about:blank');
  await app.restart('SIGKILL');
  await desk.goto(await app.newLink());
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+4');
}

/** Chooses a theme in Settings. @returns the colours that the page then has */
async function colours(desk: Page, theme: 'Light' | 'Dark'): Promise<string> {
  await desk.keyboard.press('Alt+9');
  await desk.getByRole('radio', { name: theme }).click();
  await expect(desk.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
  const found = await desk.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const tokens = ['--bg-app', '--text', '--accent'].map((name) => style.getPropertyValue(name));
    return [...tokens, getComputedStyle(document.querySelector('main') ?? document.body).backgroundColor];
  });
  await desk.keyboard.press('Alt+2');
  await waitForDesk(desk);
  await screenshot(desk, `path-review-${theme.toLowerCase()}`);
  return found.join(' ');
}

test('a loss register goes from its drop to its export, is found again, and its like runs alone', async ({
  app,
  desk,
}) => {
  test.slow();
  await drop(desk, [losses]);
  await waitForDesk(desk);
  const dark = await colours(desk, 'Dark');
  expect(await colours(desk, 'Light')).not.toBe(dark);

  const proposed = await openColumns(desk);
  await desk.keyboard.press('e');
  await expect(desk.getByRole('combobox', { name: 'Search target fields' })).toBeFocused();
  // The second key comes before the page has drawn anything anew.
  await Promise.all([desk.keyboard.press('Escape'), desk.keyboard.press('Shift+A')]);
  await expect.poll(() => openColumns(desk)).toBeLessThan(proposed);
  await changeField(desk, 'Schadenort', 'loss_address');
  await decideAll(desk);
  const run = await approve(desk, 'Approve as Loss register v1?', 'bad cells are known');
  await screenshot(desk, 'path-history');

  const cleaned = await exported(desk, /^Save .*cleaned\.csv/);
  const rejected = namedRows(parseCsv(await exported(desk, /^Save .*rejects\.csv/)));
  const rows = namedRows(parseCsv(cleaned));
  const source = namedRows(
    parseCsv(new TextDecoder('windows-1252').decode(readFileSync(losses)), ';').slice(2),
  );
  const claims = source.filter((row) => row.get('Schaden-Nr.') !== 'Summe');
  expect(rows.length + rejected.length).toBe(claims.length);
  expect(rows.length).toBeGreaterThan(0.9 * claims.length);
  const byReference = new Map(claims.map((row) => [row.get('Schaden-Nr.'), row]));
  for (const row of rows) {
    const claim = byReference.get(row.get('claim_reference'));
    const day = claim?.get('Schadendatum')?.split(/[./]/).toReversed().join('-');
    const amount = claim?.get('Gesamtaufwand')?.replaceAll('.', '').replace(',', '.');
    expect(row.get('insured_name')).toBe(claim?.get('Versicherungsnehmer'));
    expect(row.get('policy_number')).toBe(claim?.get('Policy No.'));
    expect(row.get('date_of_loss')).toBe(day);
    expect(Number(row.get('total_incurred'))).toBe(Number(amount));
    expect(row.get('loss_postal_code')).toBe(claim?.get('PLZ'));
    expect(row.get('loss_address'), 'the field that was changed').toBe(claim?.get('Schadenort')?.trim());
    expect(row.get('loss_city') ?? '').toBe('');
  }

  await killAndOpenHistory(app, desk);
  const history = desk.getByRole('grid', { name: 'History' });
  await history.getByText('loss-register-nordlicht.csv').click();
  await expect(desk).toHaveURL((url) => url.hash === run);
  expect(await exported(desk, /^Save .*cleaned\.csv/)).toBe(cleaned);

  const lines = readFileSync(losses, 'latin1').split(/(?<=\n)/);
  const second = join(app.dataFolder, 'october.csv');
  writeFileSync(second, [...lines.slice(0, 3), ...lines.slice(100, 160)].join(''), 'latin1');
  await drop(desk, [second]);
  await expect(desk.getByText('This file has run with Loss register v1')).toBeVisible();
  await desk.getByRole('button', { name: 'Open results' }).first().click();
  await expect(desk.getByRole('complementary', { name: 'Details' })).toContainText('layout known');
  const alone = namedRows(parseCsv(await exported(desk, /^Save .*cleaned\.csv/)));
  expect(alone.length).toBeGreaterThan(50);
  const before = new Map(rows.map((row) => [row.get('claim_reference'), [...row]]));
  for (const row of alone) expect([...row]).toEqual(before.get(row.get('claim_reference')));
});

test('a workbook of leads goes the same way, each sheet by itself', async ({ app, desk }) => {
  test.slow();
  await drop(desk, [leads]);
  await waitForDesk(desk);
  const proposed = await openColumns(desk);
  await desk.keyboard.press('Shift+A');
  await expect.poll(() => openColumns(desk)).toBeLessThan(proposed);
  await changeField(desk, 'Internal Captured at', 'created_at');
  await decideAll(desk);
  await approve(desk, 'Approve as CRM leads v1?', 'the fair asked for few details');
  const cleaned = await exported(desk, /^Save .*cleaned\.csv/);
  const first = namedRows(parseCsv(cleaned)).find((row) => row.get('lead_id') === '1002');
  expect(first?.get('last_name')).toBe('Weißmann');
  expect(first?.get('email')).toBe('bjorn.weissmann@hotelzur.example');
  expect(first?.get('postal_code'), 'a postal code keeps its leading zero').toBe('01069');
  expect(first?.get('employee_count')).toBe('1200');
  expect(first?.get('created_at'), 'the field that was changed').toContain('2025-03-13');

  await killAndOpenHistory(app, desk);
  await desk.getByRole('grid', { name: 'History' }).getByText('trade-fair-leads (Leads Messe).xlsx').click();
  expect(await exported(desk, /^Save .*cleaned\.csv/)).toBe(cleaned);

  const second = join(app.dataFolder, 'autumn fair.xlsx');
  copyFileSync(leads, second);
  await drop(desk, [second]);
  await expect(desk.getByText('This file has run with CRM leads v1')).toBeVisible();

  await desk.keyboard.press('Alt+1');
  const inbox = desk.getByRole('grid', { name: 'Inbox' });
  const other = inbox.getByRole('row', { name: /^trade-fair-leads \(Webinar\)/u });
  await expect(other).toContainText('to decide');
  await screenshots(desk, 'sheet-files');
  await other.dblclick();
  await waitForDesk(desk);
  await expect(desk.getByText('96 rows').first()).toBeVisible();
});
