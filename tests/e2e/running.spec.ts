import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SettingsChange } from '../../core/contract/views.ts';
import { openStores } from '../../infra/local/store/openStores.ts';
import { acceptEverything, approveNow } from './support/approving.ts';
import { writeLeads } from './support/leadsFile.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshot } from './support/screenshot.ts';
import { expect, freshApp as test, type WebApp } from './support/webApp.ts';

async function set(app: WebApp, desk: Page, change: SettingsChange): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  const stores = openStores(join(app.dataFolder, 'db', 'mapwright.db'));
  await stores.settings.put({ ...(await stores.settings.get()), ...(change as object) });
  stores.close();
  await desk.reload();
}

const details = (desk: Page) => desk.getByRole('complementary', { name: 'Details' });

test('a run of poor quality is held back, and released with a reason by the keys', async ({ app, desk }) => {
  const quarantine = { scoreBelow: null, rejectedAbove: 0.01, criticalBroken: false };
  await set(app, desk, { quarantine });
  await drop(desk, [writeLeads(app.dataFolder, 'poor.csv', { badEmails: 7 })]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  await approveNow(desk);
  const held = details(desk);
  await expect(held).toContainText('Quarantined');
  await expect(held).toContainText(/Held back: .*7 of 300 rows/);
  await expect(held).toContainText('Overall');
  await expectNoBarrierInBothThemes(desk, 'a run that is held back');
  await screenshot(desk, 'quarantined');

  await desk.keyboard.press('Alt+1');
  const list = desk.getByRole('grid', { name: 'Inbox' });
  await expect(list).toContainText('Quarantined');
  await expect(list).toContainText('7 of 300 rows');
  await list.getByRole('button', { name: 'Release…' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Release poor.csv?' });
  await expect(dialog.getByRole('textbox', { name: 'Why it may go on' })).toBeFocused();
  await desk.keyboard.press('Control+Enter');
  await expect(dialog).toBeVisible();
  await desk.keyboard.type('The sender has no addresses for these seven.');
  await desk.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(list).toContainText('Done');

  await desk.keyboard.press('Alt+4');
  await expect(details(desk)).toContainText('Released by');
  await desk.reload();
  await expect(details(desk)).toContainText('The sender has no addresses for these seven.');
});

test('several files are run at once, and those that cannot be are named with the reason', async ({
  app,
  desk,
}) => {
  await drop(desk, [writeLeads(app.dataFolder, 'a.csv')]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  await approveNow(desk);
  await set(app, desk, { runKnownLayouts: false });
  const odd = join(app.dataFolder, 'odd.csv');
  writeFileSync(odd, 'Colour,Taste\nred,sweet\nblue,sour\n');
  await desk.keyboard.press('Alt+1');
  await drop(desk, [writeLeads(app.dataFolder, 'b.csv'), writeLeads(app.dataFolder, 'c.csv'), odd]);
  await expect(desk.getByRole('button', { name: /^To do 3/ })).toBeVisible();
  await desk.getByRole('grid', { name: 'Inbox' }).focus();
  await desk.keyboard.press('Control+a');
  await expect(desk.getByText('4 files selected')).toBeVisible();
  await desk.keyboard.press('Shift+R');
  await expect(desk.getByRole('main').getByText('4 files: 3 done, 1 not run')).toBeVisible({
    timeout: 30_000,
  });
  await expectNoBarrierInBothThemes(desk, 'files that were run at once');
  await screenshot(desk, 'run-several');
  await desk.getByRole('button', { name: '1 not run: show why' }).click();
  const left = desk.getByRole('dialog', { name: '1 file not run' });
  await expect(left).toContainText('odd.csv waits for a review');
  await left.getByRole('button', { name: 'Open in Review' }).click();
  await expect(desk).toHaveURL(/#\/review\//);
});
