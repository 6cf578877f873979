import type { Page } from '@playwright/test';
import { writeLeads } from './support/leadsFile.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, test, type WebApp } from './support/webApp.ts';

async function openLeads(app: WebApp, desk: Page, name = 'leads.csv'): Promise<void> {
  await drop(desk, [writeLeads(app.dataFolder, name)]);
  await waitForDesk(desk);
}

test('decisions made while Mapwright is gone are counted, wait and are saved in order, each once', async ({
  app,
  context,
}) => {
  const desk = await context.newPage();
  await desk.goto(await app.newLink());
  await openLeads(app, desk);
  const before = await openColumns(desk);
  await desk.keyboard.press('a');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);

  await app.stop('SIGKILL');
  await expect(desk.getByRole('alert')).toContainText('Everything so far is saved.');
  for (let n = 0; n < 3; n += 1) await desk.keyboard.press('x');
  await expect(desk.getByRole('alert')).toContainText('3 changes wait here and will be saved then');
  await screenshots(desk, 'host-gone');

  await app.start();
  await expect(desk.getByRole('alert')).toContainText('asks for a new link');
  const other = await context.newPage();
  await other.goto(await app.newLink());
  await expect(desk.getByRole('alert')).toBeHidden();
  await expect.poll(() => openColumns(desk)).toBe(before - 4);
  await desk.keyboard.press('Control+z');
  await expect.poll(() => openColumns(desk)).toBe(before - 3);
});

test('a kill loses no decision', async ({ app, context }) => {
  let desk = await context.newPage();
  await desk.goto(await app.newLink());
  await openLeads(app, desk);
  let open = await openColumns(desk);
  for (let round = 0; round < 3; round += 1) {
    const presses = 3 + round;
    for (let n = 0; n < presses; n += 1) await desk.keyboard.press('x');
    // What is older than a second is to be safe.
    await desk.waitForTimeout(1_000);
    const address = new URL(desk.url()).hash;
    await app.restart('SIGKILL');
    await desk.close({ runBeforeUnload: false });
    desk = await context.newPage();
    await desk.goto(await app.newLink());
    await desk.goto(`${app.origin}/${address}`);
    await expect(desk.locator(reviewGrid)).toBeVisible();
    await expect.poll(() => openColumns(desk)).toBe(open - presses);
    open -= presses;
    await desk.locator(reviewGrid).focus();
  }
});
