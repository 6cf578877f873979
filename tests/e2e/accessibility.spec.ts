import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptEverything } from './support/approving.ts';
import { writeLeads } from './support/leadsFile.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

// What other specs fill beside their own work (Jobs, scans, leads, merges, AI) is looked at there.

/** Every address of the app that needs no object of its own. */
const places = [
  'inbox',
  'review',
  'schemas',
  'schemas/pack/insurance.loss_register',
  'schemas/edit/crm.leads',
  'schemas/import',
  'history',
  'jobs',
  'scan',
  'leads',
  'settings',
  'settings/keys',
  'settings/memory',
  'settings/ai',
  'settings/ledger',
  'settings/aws',
  'settings/data',
] as const;
/** Those that look otherwise once there are files, mappings and runs. */
const filledPlaces = ['inbox', 'review', 'schemas', 'history', 'settings/memory'] as const;

async function look(desk: Page, name: string): Promise<void> {
  await screenshots(desk, `barriers-${name}`);
  await expectNoBarrierInBothThemes(desk, name);
}

async function lookAt(desk: Page, state: string, looked: readonly string[]): Promise<void> {
  for (const place of looked) {
    await desk.evaluate((hash) => {
      location.hash = hash;
    }, `/${place}`);
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
    // Lists are asked for when they are looked at.
    await desk.waitForTimeout(300);
    await look(desk, `${state}-${place.replaceAll('/', '-')}`);
  }
}

test('no screen puts a barrier in the way while it is empty', async ({ desk }) => {
  test.slow();
  await expect(desk.getByText('Connected')).toBeVisible();
  await lookAt(desk, 'empty', places);
});

test('nor with files that wait, failed and ran, a mapping and a run', async ({ app, desk }) => {
  test.slow();
  await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
  await waitForDesk(desk);
  await expect(desk.getByRole('grid', { name: /^Rows of the file/ }).getByRole('row')).not.toHaveCount(0);
  await look(desk, 'review');
  await desk.keyboard.press('e');
  await expect(desk.getByRole('combobox', { name: 'Search target fields' })).toBeFocused();
  await look(desk, 'chooser');
  await desk.keyboard.press('Escape');
  await waitForDesk(desk);
  for (const tab of ['Records', 'Whole-file check', 'Difference']) {
    await desk.getByRole('tab', { name: new RegExp(tab) }).click();
    await look(desk, tab.toLowerCase().replaceAll(' ', '-'));
  }
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await look(desk, 'keys');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('combobox', { name: /Search commands/ })).toBeFocused();
  await look(desk, 'palette');
  await desk.keyboard.press('Escape');

  await acceptEverything(desk);
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('dialog', { name: /^Approve as/ })).toBeVisible();
  await look(desk, 'approve');
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/#\/history\//);
  await expect(desk.getByRole('complementary', { name: 'Details' })).toContainText('Done');
  await look(desk, 'run');

  const broken = join(app.dataFolder, 'broken.csv');
  writeFileSync(broken, Buffer.alloc(2_000));
  const odd = join(app.dataFolder, 'odd.csv');
  writeFileSync(odd, `<b>a</b>,${'ø'.repeat(10_000)},__proto__\n<img src=x>,\u202Etxt,1\n`);
  await drop(desk, [broken, odd]);
  await expect(desk.getByText('odd.csv').first()).toBeVisible();
  await expect(desk.getByText(/to decide|Ready to approve/).first()).toBeVisible();
  await lookAt(desk, 'full', filledPlaces);
  await desk.evaluate(() => {
    location.hash = '/schemas';
  });
  await desk.getByRole('button', { name: /^All mappings/ }).click();
  await desk.getByRole('grid', { name: 'Approved mappings' }).getByText('fair.csv').dblclick();
  await expect(desk.getByText('Evidence')).toBeVisible();
  await look(desk, 'mapping');
});

test('the smallest window shows everything that is needed', async ({ desk }) => {
  await desk.setViewportSize({ width: 1120, height: 700 });
  await desk.getByRole('button', { name: 'Loss register' }).click();
  await waitForDesk(desk);
  const wider = await desk.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  await expect(desk.getByRole('button', { name: /^Approve/ })).toBeInViewport();
  const details = desk.getByRole('complementary', { name: 'Column' });
  await expect(details).toBeHidden();
  await desk.keyboard.press('i');
  await expect(details).toBeVisible();
  await screenshots(desk, 'smallest');
});
