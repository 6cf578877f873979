import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeLeads } from './support/leadsFile.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshot, screenshots } from './support/screenshot.ts';
import { expect, freshApp, sharedApp as test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

freshApp(
  'thirty columns go from drop to approved in at most twelve keys and without a mouse',
  async ({ app, desk }) => {
    await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
    await waitForDesk(desk);
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys += 1;
      await desk.keyboard.press(key);
    };
    const before = await openColumns(desk);
    await press('Shift+A');
    await expect.poll(() => openColumns(desk)).toBeLessThan(before);
    for (let open = await openColumns(desk); open > 0; open -= 1) {
      await press('a');
      await expect.poll(() => openColumns(desk)).toBe(open - 1);
    }
    await press('Control+Enter');
    const dialog = openDialog(desk);
    await expect(dialog).toContainText('Approve as CRM leads v1?');
    await expect(dialog).toContainText('All 300 rows pass');
    await screenshot(desk, 'approve');
    await press('Control+Enter');
    await expect(desk).toHaveURL(/#\/history\//);
    expect(keys).toBeLessThanOrEqual(12);

    const details = desk.getByRole('complementary', { name: 'Details' });
    await expect(details).toContainText('Done');
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      details.getByRole('button', { name: /^Save .*cleaned\.csv/ }).click(),
    ]);
    const cleaned = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(cleaned).toHaveLength(301);
    expect(cleaned[1]).toContain('anna0000@example.com');
    expect(cleaned[1], 'a postal code keeps its leading zero').toContain('01000');
  },
);

freshApp(
  'a file of a known layout runs by itself, a changed one waits with the difference',
  async ({ app, desk }) => {
    await drop(desk, [writeLeads(app.dataFolder, 'march.csv')]);
    await waitForDesk(desk);
    await desk.keyboard.press('Shift+A');
    await expect(desk.getByText('Draft saved')).toBeVisible();
    for (let left = 12; left > 0 && (await openColumns(desk)) > 0; left -= 1) {
      const open = await openColumns(desk);
      await desk.keyboard.press('a');
      await expect.poll(() => openColumns(desk)).toBeLessThan(open);
    }
    await desk.keyboard.press('Control+Enter');
    await expect(openDialog(desk)).toBeVisible();
    await desk.keyboard.press('Control+Enter');
    await expect(desk).toHaveURL(/#\/history\//);

    await drop(desk, [writeLeads(app.dataFolder, 'april.csv')]);
    await expect(desk.getByText('This file has run with CRM leads v1')).toBeVisible();

    const renamed = writeLeads(app.dataFolder, 'may.csv', { rename: { Fax: 'Fax number (office)' } });
    await drop(desk, [renamed]);
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('may.csv');
    await waitForDesk(desk);
    await desk
      .getByRole('group', { name: 'Show columns' })
      .getByRole('button', { name: /Changed/ })
      .click();
    await expect(desk.locator(reviewGrid)).toContainText('Fax number (office)');
    await screenshot(desk, 'drift');
  },
);

freshApp('nobody approves what another window has changed since', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  await desk.keyboard.press('Shift+A');
  for (let open = await openColumns(desk); open > 0; open = await openColumns(desk)) {
    await desk.keyboard.press('a');
    await expect.poll(() => openColumns(desk)).toBeLessThan(open);
  }
  const other = await desk.context().newPage();
  await other.goto(desk.url());
  await waitForDesk(other);
  await other.locator(reviewGrid).getByText('City', { exact: true }).click();
  await other.keyboard.press('x');
  await expect(other.locator(reviewGrid)).toContainText('Left out');
  await other.close();

  await desk.keyboard.press('Control+Enter');
  const dialog = openDialog(desk);
  await expect(dialog).toContainText('Approve as CRM leads v1?');
  await desk.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('The draft changed in another window.');
  await screenshots(desk, 'approve-conflict');
  const leftOut = await dialog.getByText(/left out/).innerText();
  await dialog.getByRole('button', { name: 'Load what is new' }).click();
  await expect(dialog.getByText(leftOut)).toBeHidden();
  await expect(dialog.getByRole('alert')).toBeHidden();
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/#\/history\//);
});

test('decisions and their undo list outlive the end of the app', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  const before = await openColumns(desk);
  await desk.keyboard.press('Shift+A');
  await expect.poll(() => openColumns(desk)).toBeLessThan(before);
  const after = await openColumns(desk);
  const href = desk.url();
  await desk.getByRole('navigation').getByRole('link', { name: 'Inbox' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Inbox');

  await desk.goto('about:blank');
  await app.restart('SIGKILL');
  await desk.goto(await app.newLink());
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.goto(href);
  await waitForDesk(desk);
  expect(await openColumns(desk)).toBe(after);
  await desk.keyboard.press('Control+z');
  await expect.poll(() => openColumns(desk)).toBe(before);
  await desk.keyboard.press('Control+y');
  await expect.poll(() => openColumns(desk)).toBe(after);
});

test('another header row reads the file again and stays', async ({ desk }) => {
  await drop(desk, [resolve('samples/loss-register-nordlicht.csv')]);
  await waitForDesk(desk);
  const header = desk
    .getByRole('group', { name: 'How the file is read' })
    .getByRole('button', { name: /Header/ });
  await expect(header).toContainText('row 3');
  await header.click();
  await desk.getByRole('menuitem', { name: /No header row/ }).click();
  await expect(header).toContainText('set by you');
  await expect(desk.locator(reviewGrid)).toContainText('column_1');
  await desk.getByRole('button', { name: 'Guess everything again' }).click();
  await expect(header).toContainText('row 3');
  await expect(desk.locator(reviewGrid)).toContainText('Schaden');
});

test('rows that fail are marked and can be stepped through', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'bad.csv', { badEmails: 7 })]);
  await waitForDesk(desk);
  await desk.getByRole('tab', { name: /Whole-file check/ }).click();
  await expect(desk.getByText('✕ 7 fail')).toBeVisible();
  await desk.getByRole('button', { name: 'Show rows' }).first().click();
  await expect(desk.getByText('1 of 7')).toBeVisible();
  await desk.getByRole('button', { name: 'Next row' }).click();
  await expect(desk.getByText('2 of 7 · Row 295')).toBeVisible();
  const rows = desk.getByRole('grid', { name: /^Rows of the file/ });
  const selected = rows.getByRole('row', { selected: true });
  await expect(selected).toBeInViewport();
  await expect(selected).toContainText('295');
  await expect(selected).toContainText('Not an e-mail address');
  await expect(selected.getByText('not an address').first()).toBeInViewport();
});

test('single letters are silent outside the table and when they are switched off', async ({ app, desk }) => {
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  const before = await openColumns(desk);
  await desk.keyboard.press('/');
  await desk.keyboard.type('axe');
  await expect(desk.getByRole('textbox', { name: 'Filter columns' })).toHaveValue('axe');
  expect(await openColumns(desk)).toBe(before);
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Alt+9');
  await desk.getByRole('switch', { name: 'Single-letter keys' }).click();
  await desk.keyboard.press('Alt+2');
  await waitForDesk(desk);
  await desk.keyboard.press('x');
  await desk.keyboard.press('Shift+A');
  await desk.waitForTimeout(300);
  expect(await openColumns(desk)).toBe(before);
  await desk.keyboard.press('Space');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);
  await desk.keyboard.press('Alt+9');
  await desk.getByRole('switch', { name: 'Single-letter keys' }).click();
  await expect(desk.getByRole('switch', { name: 'Single-letter keys' })).toBeChecked();
});

test('a page whose host was started anew says where the new link is', async ({ app, browser }) => {
  const page = await browser.newPage();
  await page.goto(await app.newLink());
  await expect(page.getByText('Connected')).toBeVisible();
  await app.restart('SIGKILL');
  await expect(page.getByRole('alert').filter({ hasText: 'asks for a new link' })).toBeVisible();
  await page.goto('about:blank');
  await page.goto(await app.newLink());
  await expect(page.getByText('Connected')).toBeVisible();
});
