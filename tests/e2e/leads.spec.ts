import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptEverything, approveNow } from './support/approving.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { expect, sharedApp as test, type WebApp } from './support/webApp.ts';

const header = 'First Name,Last Name,Company,Email,Phone,City,Country';
const people = Array.from(
  { length: 40 },
  (_, row) => `Ana${row},Berg${row},Firm ${row},ana${row}@example.org,+4930123${1_000 + row},Berlin,DE`,
);
const doubled = [
  'Katharina,Brandt,Acme,k.brandt@acme.example,+49309876543,Hamburg,DE',
  'Katharina,Brandt,Acme GmbH,katharina@brandt.example,+49309876543,Hamburg,DE',
];

/** Apps that have them. */
const loaded = new WeakSet<WebApp>();

async function openLeads(app: WebApp, desk: Page): Promise<void> {
  if (!loaded.has(app)) {
    const path = join(app.dataFolder, 'leads.csv');
    writeFileSync(path, `${[header, ...people, ...doubled].join('\n')}\n`);
    await drop(desk, [path]);
    await waitForDesk(desk);
    await acceptEverything(desk);
    await approveNow(desk);
    loaded.add(app);
  }
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+8');
  await expect(desk.getByRole('heading', { name: 'Leads', level: 1 })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Records 42' })).toBeVisible();
}

const list = (desk: Page) => desk.getByRole('grid', { name: 'Leads' });
const details = (desk: Page) => desk.getByRole('complementary', { name: 'Details' });

test('leads that a run wrote are searched, and a value is changed by keys', async ({ app, desk }) => {
  await openLeads(app, desk);
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '43');
  await desk.keyboard.press('/');
  await desk.keyboard.type('brandt');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '3');
  await desk.keyboard.press('Enter');
  await expect(details(desk).getByRole('heading', { level: 2 })).toHaveText('Katharina Brandt');
  await expect(details(desk).getByRole('link', { name: 'leads.csv, line 43' })).toBeVisible();
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('F2');
  await expect(details(desk).getByRole('textbox')).toBeFocused();
  const field = (await details(desk).getByRole('textbox').getAttribute('aria-label')) ?? '';
  await desk.keyboard.type('Changed');
  await desk.keyboard.press('Enter');
  await expect(list(desk).getByText('Changed')).toBeVisible();
  await expect(details(desk).getByText(/^Typed by/)).toBeVisible();
  expect(field).not.toBe('');
  await details(desk).getByRole('button', { name: 'Undo' }).click();
  await expect(list(desk).getByText('Changed')).toHaveCount(0);
});

test('the list is gone through by pages, and filters are taken off one by one', async ({ app, desk }) => {
  await openLeads(app, desk);
  const pages = desk.getByRole('group', { name: 'Pages' });
  await expect(pages).toContainText(/^Rows 1–\d+ of 42/);
  await pages.getByRole('button', { name: 'Last page' }).click();
  await expect(pages).toContainText(/–42 of 42/);
  await expect(pages.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await pages.getByRole('button', { name: 'First page' }).click();
  await expect(pages).toContainText(/^Rows 1–/);
  await list(desk).focus();
  await desk.keyboard.press('Control+End');
  await expect(pages).toContainText(/–42 of 42/);
  await desk.keyboard.press('/');
  await desk.keyboard.type('brandt');
  await expect(pages).toContainText('Rows 1–2 of 2');
  await desk.getByRole('button', { name: 'Remove the filter “brandt”' }).click();
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '43');
  await pages.getByRole('button', { name: /^Rows a page/ }).click();
  await desk.getByRole('menuitem', { name: '25 a page' }).click();
  await expect(pages).toContainText('Rows 1–25 of 42');
  await list(desk).focus();
  await desk.keyboard.press('Alt+PageDown');
  await expect(pages).toContainText('Rows 26–42 of 42');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '18');
  await pages.getByRole('textbox', { name: 'Page' }).fill('1');
  await desk.keyboard.press('Enter');
  await expect(pages).toContainText('Rows 1–25 of 42');
  await list(desk).focus();
  for (const key of ['Home', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter']) await desk.keyboard.press(key);
  const sorted = list(desk).getByRole('columnheader', { name: 'First Name', exact: true });
  await expect(sorted).toHaveAttribute('aria-sort', 'ascending');
  await desk.keyboard.press('Enter');
  await expect(sorted).toHaveAttribute('aria-sort', 'descending');
  await expect(list(desk).getByRole('row').nth(1)).toContainText('Katharina');
  await desk.reload();
  await expect(pages).toContainText('Rows 1–25 of 42');
});

test('likely duplicates are merged, undone, put off and parted by keys alone, and keep no one out', async ({
  app,
  desk,
}) => {
  test.slow();
  await openLeads(app, desk);
  await expect(details(desk).getByRole('heading', { level: 2 })).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'leads');
  await desk.getByRole('button', { name: 'Duplicates 1' }).click();
  const groups = desk.getByRole('grid', { name: 'Groups of likely duplicates' });
  await groups.focus();
  await desk.keyboard.press('Enter');
  const compared = desk.getByRole('grid', { name: 'Records side by side' });
  await expect(compared).toBeFocused();
  await expectNoBarrierInBothThemes(desk, 'likely duplicates');
  await compared.focus();
  await desk.keyboard.press('End');
  await desk.keyboard.press('Home');
  const email = compared.getByRole('row', { name: /katharina@brandt.example/ });
  await expect(email.getByRole('button', { pressed: true })).toHaveText('katharina@brandt.example');
  const rows = await compared.getByRole('row').allInnerTexts();
  const place = rows.findIndex((row) => row.includes('katharina@brandt')) - 1;
  for (let step = 0; step < place; step += 1) await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('ArrowLeft');
  await expect(email.getByRole('button', { pressed: true })).toHaveText('k.brandt@acme.example');
  await desk.keyboard.press('m');
  await expect(desk.getByText('All decided')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Records 41' })).toBeVisible();
  await desk.getByRole('button', { name: 'Decisions', exact: true }).click();
  await desk.getByRole('button', { name: /^Undo: Merged/ }).click();
  await expect(desk.getByRole('button', { name: 'Records 42' })).toBeVisible();
  await desk.getByRole('button', { name: 'Duplicates 1' }).click();
  await groups.focus();
  await desk.keyboard.press('s');
  await desk.getByRole('button', { name: 'Decisions', exact: true }).click();
  await expect(desk.getByRole('button', { name: /^Undo: Put off/ })).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'decisions');
  await desk.getByRole('button', { name: /^Undo: Put off/ }).click();
  await desk.getByRole('button', { name: 'Duplicates 1' }).click();
  await groups.focus();
  await desk.keyboard.press('u');
  await expect(desk.getByText('All decided')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Records 42' })).toBeVisible();
});
