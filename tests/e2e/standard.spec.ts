import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNoBarrier } from './support/noBarrier.ts';
import { drop, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { expect, freshApp as test } from './support/webApp.ts';

test('leads come out standardised, and the country of phone numbers can be set', async ({ app, desk }) => {
  const path = join(app.dataFolder, 'fair.csv');
  const people = [
    'ANN LEE,Ann <ANN@Example.org>,020 7946 0018,UK',
    'BO RAY,bo@example.org,030 1234567,Deutschland',
  ];
  const more = Array.from({ length: 10 }, (_, at) => `Cy Day,cy${at}@example.org,212 555 01${at + 10},`);
  writeFileSync(path, ['Full Name,E-Mail,Phone,Country', ...people, ...more, ''].join('\n'));
  await drop(desk, [path]);
  await waitForDesk(desk);
  await desk.locator(reviewGrid).getByText('Phone', { exact: true }).click();
  const details = desk.getByRole('complementary', { name: 'Column' });
  const rows = details.getByRole('table', { name: 'Values before and after' }).or(details.getByRole('table'));
  await expect(rows.first()).toContainText('+442079460018');
  await expect(rows.first()).toContainText('+49301234567');

  await details.getByRole('button', { name: /^Change: Write phone numbers/ }).click();
  const form = details.getByRole('form', { name: /phone numbers/ });
  await expect(form.getByRole('combobox', { name: 'Country from the column' })).toBeFocused();
  await form.getByRole('combobox', { name: /^Country of numbers without one/ }).selectOption('US');
  await expect(rows.first()).toContainText('+12125550110');
  await expectNoBarrier(desk);
  await form.getByRole('button', { name: 'Use step' }).click();
  await expect(details.getByText(/country from column 4, else US/)).toBeVisible();
});
