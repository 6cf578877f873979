import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeWorkbook, makeZip } from '../core/workbook/workbookFixture.ts';
import { dragFiles } from './support/dragFiles.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test } from './support/webApp.ts';

/** A small file of leads; `count` rows. */
function leads(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, row) => `Ana${row},Berg,ana${row}@example.org,Firm ${row % 7}\n`,
  );
  return `First Name,Last Name,Email,Company\n${rows.join('')}`;
}

test('a zip with two CSVs and a packed one becomes three files of the Inbox', async ({ app, desk }, info) => {
  const path = info.outputPath('delivery.zip');
  writeFileSync(
    path,
    makeZip([
      { name: 'north/march.csv', text: leads(40) },
      { name: 'south/march.csv', text: leads(30) },
      { name: 'april.csv.gz', data: gzipSync(leads(20)) },
      { name: 'plan.pdf', text: '%PDF-1.4' },
      { name: '__MACOSX/._april.csv', text: 'x' },
      { name: 'secret.csv', text: leads(3), flags: 1 },
    ]),
  );
  await expect(desk.getByText('Connected')).toBeVisible();
  await dragFiles(desk, [path]);
  const row = (name: string) => desk.getByRole('row').filter({ hasText: name });
  await expect(row('delivery.zip › north/march.csv')).toContainText('40 rows');
  await expect(row('delivery.zip › south/march.csv')).toContainText('30 rows');
  await expect(row('delivery.zip › april.csv.gz')).toContainText('20 rows');
  await expect(row('delivery.zip › secret.csv')).toContainText('secret.csv is protected by a password.');
  await expect(row('north/march.csv')).toContainText(
    'Left out of delivery.zip: plan.pdf (a PDF), 1 file added by the operating system.',
  );
  await expect(desk.getByRole('row')).toHaveCount(4);
  // The archive itself is not kept.
  expect(readdirSync(join(app.dataFolder, 'sources'))).toHaveLength(3);
  await screenshots(desk, 'archive');

  await row('south/march.csv').getByRole('button', { name: 'Review', exact: true }).click();
  await expect(desk.getByText('delivery.zip › south/march.csv').first()).toBeVisible();
});

test('a packed file opens as the file that is in it', async ({ desk }, info) => {
  const path = info.outputPath('march.xlsx.gz');
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = ['name,town', 'Ana,Bonn', 'Ben,Ulm'].map(
    (row) => `<row>${row.split(',').map(cell).join('')}</row>`,
  );
  writeFileSync(path, gzipSync(makeWorkbook({ sheets: [{ name: 'March', rows: rows.join('') }] })));
  await expect(desk.getByText('Connected')).toBeVisible();
  await dragFiles(desk, [path]);
  await expect(desk.getByText('2 rows · 2 columns').first()).toBeVisible();
  await expect(desk).toHaveURL(/#\/review\//u);
  await expect(desk.getByText('march.xlsx.gz').first()).toBeVisible();
});
