import type { Page } from '@playwright/test';
import { writeLeads } from './support/leadsFile.ts';
import { expectNoBarrier } from './support/noBarrier.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

/** Decides every column of the open file and approves it. */
async function approve(desk: Page): Promise<void> {
  await desk.keyboard.press('Shift+A');
  await expect(desk.getByText('Draft saved')).toBeVisible();
  for (let open = await openColumns(desk); open > 0; open = await openColumns(desk)) {
    await desk.keyboard.press('a');
    await expect.poll(() => openColumns(desk)).toBeLessThan(open);
  }
  await desk.keyboard.press('Control+Enter');
  await expect(openDialog(desk)).toContainText('v1?');
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/#\/history\//);
}

test('a column says why, by whom, and what its figure means', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  await desk.locator(reviewGrid).getByText('E-Mail', { exact: true }).click();
  const details = desk.getByRole('complementary', { name: 'Column' });
  await expect(details.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(details.getByText('Rule', { exact: true })).toBeVisible();
  await details.getByRole('button', { name: 'What this figure means' }).click();
  const help = desk.getByRole('dialog', { name: 'What this figure means' });
  await expect(help).toContainText(/of a hundred proposals at this figure/);
  await expect(help).toContainText(/Measured: of [\d,]+ proposals/);
  await expectNoBarrier(desk);
});

test('required fields that nothing feeds stand above, with a column to take, by the keys alone', async ({
  app,
  desk,
}) => {
  test.slow();
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  const strip = desk.getByRole('region', { name: 'Required fields without a source' });
  await expect(strip).toBeHidden();
  await desk.locator(reviewGrid).getByText('Company', { exact: true }).first().click();
  await desk.keyboard.press('x');
  await expect(strip).toContainText('Required and not found');
  await desk.keyboard.press('Shift+A');
  await desk.keyboard.press('m');
  await expect(strip.getByRole('button', { name: 'Company' })).toBeFocused();
  await desk.keyboard.press('Enter');
  const choice = desk.getByRole('dialog', { name: /Company/ });
  await expect(choice).toContainText('Nearest columns');
  await expectNoBarrier(desk);
  await screenshots(desk, 'required');
  await choice.getByRole('button', { name: 'Use Company for company' }).press('Enter');
  await expect(strip).toBeHidden();
  await expect(desk.locator(reviewGrid)).toBeFocused();
});

test('an unchanged file says so, a changed one tells each change with before and now', async ({
  app,
  desk,
}) => {
  test.slow();
  await drop(desk, [writeLeads(app.dataFolder, 'march.csv')]);
  await waitForDesk(desk);
  await approve(desk);
  await drop(desk, [writeLeads(app.dataFolder, 'april.csv')]);
  await expect(desk.getByText(/Same as approved .*, so it ran by itself\. Nothing to do\./)).toBeVisible({
    timeout: 30_000,
  });

  await drop(desk, [writeLeads(app.dataFolder, 'may.csv', { rename: { 'Created At': 'Created' } })]);
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('may.csv');
  await waitForDesk(desk);
  await desk.keyboard.press('c');
  const changes = desk.getByRole('grid', { name: 'What changed since the approval' });
  await expect(changes).toBeFocused();
  await expect(changes.getByRole('row', { name: /Created At/ })).toContainText('Renamed');
  await expect(desk.getByText(/^Compared with CRM leads v1/)).toBeVisible();
  await expectNoBarrier(desk);
  await screenshots(desk, 'changes');
  await desk.keyboard.press('Enter');
  await expect(desk.locator(reviewGrid)).toBeFocused();

  await desk.keyboard.press('Alt+1');
  const inbox = desk.getByRole('grid', { name: 'Inbox' });
  await expect(inbox.getByRole('row', { name: /may\.csv/ })).toContainText(/29 same · 1 changed\s*1 renamed/);
  await expect(inbox.getByRole('row', { name: /april\.csv/ })).toContainText(/Same as approved/);
});

test('what is remembered can be looked through, forgotten and taken back', async ({ app, desk }) => {
  test.slow();
  await drop(desk, [writeLeads(app.dataFolder, 'acme_leads.csv')]);
  await waitForDesk(desk);
  await approve(desk);
  await desk.keyboard.press('Control+k');
  await desk.keyboard.type('Memory');
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: /^Target/ }).click();
  await desk.getByRole('menuitem', { name: 'CRM leads' }).click();
  const list = desk.getByRole('grid', { name: 'What is remembered' });
  await expect(list.getByRole('row', { name: /Company/ })).toContainText('company');
  await expectNoBarrier(desk);
  await screenshots(desk, 'memory');
  await list.getByRole('button', { name: 'Forget Company' }).click();
  await expect(list.getByRole('row', { name: /Company/ })).toHaveCount(0);
  await desk.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(list.getByRole('row', { name: /Company/ })).toHaveCount(1);

  await list.focus();
  await desk.keyboard.press('Home');
  const first = await list.getByRole('row').nth(1).innerText();
  await desk.keyboard.press('Enter');
  await expect(list.getByRole('row').nth(1)).not.toHaveText(first);
});
