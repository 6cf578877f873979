import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

/** For what the engine has to do first: on a busy machine reading takes as long as it takes. */
const patiently = { timeout: 60_000 };
const rowOf = (desk: Page, name: string): Locator =>
  desk.getByRole('grid', { name: 'Inbox' }).getByRole('row').filter({ hasText: name });

/** What a haulier sends: tariffs, trucks with a title, and what the codes mean. */
const delivery = [
  'Zone,Tariff,Depot,Since',
  ...Array.from({ length: 14 }, (_, n) => `N${n},${n}.50,Hamm ${n},2024-01-0${(n % 9) + 1}`),
  'Total,91.00,,',
  '',
  'Trucks of the depot',
  'Truck,Axles,Load,Driver,Plate',
  ...Array.from({ length: 6 }, (_, n) => `T ${n},3,${n * 100},Jo ${n},HAM-${n}`),
  '',
  'Code,Meaning',
  'A,on the road',
  'B,in the workshop',
].join('\n');

test('tables that stand in one file are offered, divided by keys, and one file again where that is wished', async ({
  desk,
  app,
}) => {
  const path = join(app.dataFolder, 'haulage 2024.csv');
  writeFileSync(path, delivery);
  await drop(desk, [path]);
  await waitForDesk(desk);
  await desk.getByRole('navigation').getByRole('link', { name: 'Inbox' }).click();
  const row = rowOf(desk, 'haulage 2024.csv');
  await expect(row).toContainText('3 tables, one is read', patiently);
  await expectNoBarrierInBothThemes(desk, 'inbox with tables');
  await screenshots(desk, 'inbox with tables');
  await row.click();
  await desk.keyboard.press('t');
  const dialog = desk.getByRole('dialog', { name: '3 tables in haulage 2024.csv' });
  await expect(dialog).toContainText('Rows 19 to 25');
  await expect(dialog.getByRole('checkbox', { name: /^table 3/ })).not.toBeChecked();
  await expectNoBarrierInBothThemes(desk, 'tables of a file');
  await screenshots(desk, 'tables of a file');
  await expect(dialog.getByRole('checkbox', { name: /^table 1/i })).toBeFocused();
  await dialog.getByRole('button', { name: 'Divide into 2 files' }).press('Enter');
  await expect(rowOf(desk, 'haulage 2024 (Trucks of the depot).csv')).toContainText(
    'Rows 19 to 25 of haulage 2024.csv.',
    patiently,
  );
  await expectNoBarrierInBothThemes(desk, 'inbox with a divided file');
  await screenshots(desk, 'inbox with a divided file');
  await desk.getByRole('button', { name: 'More actions for haulage 2024 (table 1).csv' }).click();
  await desk.getByRole('menuitem', { name: 'Make haulage 2024.csv one file again' }).click();
  await expect(rowOf(desk, 'Trucks')).toHaveCount(0, patiently);
  await expect(row.getByRole('button', { name: 'Review' })).toBeVisible(patiently);
});
