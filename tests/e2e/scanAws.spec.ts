import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { makePdf } from '../drawings/makePdf.ts';
import { type AwsAccount, chooseProfile, openAwsAccount } from './support/awsAccount.ts';
import { writeDrawing } from './support/drawings.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { expectNoOverflow, facts, list, newCodes, newScan, start } from './support/scanDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp } from './support/webApp.ts';

const test = freshApp.extend<{ readonly account: AwsAccount }>({
  // oxlint-disable-next-line no-empty-pattern
  account: async ({}, use) => {
    const account = await openAwsAccount(() => [
      [
        {
          text: 'HOLE-1',
          corners: [
            [0.1, 0.2],
            [0.2, 0.2],
            [0.2, 0.25],
            [0.1, 0.25],
          ],
          confidence: 91,
        },
      ],
    ]);
    await use(account);
    await account.close();
  },
  surroundings: ({ account }, use) => use(account.surroundings),
});

test('scanned pages are read by Textract once the cost was shown and agreed to', async ({
  account,
  app,
  desk,
}) => {
  await chooseProfile(desk);
  await desk.getByRole('switch', { name: 'Read scanned pages by Amazon Textract' }).click();
  const folder = join(app.dataFolder, 'scanned');
  await writeDrawing(folder, 'scan.pdf', [[], []]);
  await writeDrawing(folder, 'plan.pdf', [[{ text: 'HOLE-1', x: 90, y: 90 }]]);
  await newScan(desk, 'HOLE-1', folder);
  await screenshots(desk, 'scan-textract-offered');
  await start(desk).click();
  await expect(facts(desk)).toContainText('2 of 2 files · 1 match');
  const bar = desk.locator('[data-scan-reading]');
  await expect(bar).toContainText(
    '2 scanned pages hold no text. Amazon Textract reads them for less than 0.01 USD.',
  );
  expect(account.textract.calls()).toBe(0);
  await expectNoBarrierInBothThemes(desk, 'Scanned pages that wait');
  await screenshots(desk, 'scan-textract-waiting');

  await bar.getByRole('button', { name: 'Read them…' }).click();
  const dialog = desk.getByRole('dialog', { name: /Read 2 scanned pages/ });
  await expect(dialog).toContainText('leaves this computer');
  await expect(dialog).toContainText('2 pages at 1.50 USD per 1,000 cost less than 0.01 USD.');
  await expectNoBarrierInBothThemes(desk, 'Asking before pages are sent');
  await screenshots(desk, 'scan-textract-dialog');
  await dialog.getByRole('button', { name: 'Read pages' }).click();
  await expect(bar).toContainText('2 scanned pages read by Textract');
  // Both pages hold the same frame, which is paid for once.
  expect(account.textract.read).toHaveLength(1);
  await expect(facts(desk)).toContainText('2 of 2 files · 3 matches');
  await expect(list(desk).getByRole('row', { name: /Scanned/ })).toHaveCount(2);
  await expectNoBarrierInBothThemes(desk, 'Matches that were read from pictures');
  await screenshots(desk, 'scan-textract-read');
});

test('a bucket is looked through, and a prefix of it searched', async ({ account, desk }) => {
  const drawing = await makePdf((pdf) => {
    pdf.addPage({ size: [600, 400], margin: 0 }).text('HOLE-1', 90, 90);
  });
  const keys = ['plans/a.pdf', 'plans/below & co/b.pdf', 'other/c.pdf'];
  for (const Key of keys)
    await account.s3.send(new PutObjectCommand({ Bucket: 'drawings', Key, Body: drawing }));
  await chooseProfile(desk);
  await newCodes(desk, 'HOLE-1');
  await desk.getByRole('button', { name: 'Amazon S3' }).click();
  await desk.getByRole('textbox', { name: 's3://BUCKET/PREFIX' }).fill('s3://drawings');
  await desk.keyboard.press('Enter');
  const folders = desk.getByRole('grid', { name: 'Folders' });
  await expect(folders).toHaveAttribute('aria-rowcount', '3');
  await folders.focus();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect(folders.getByText('below & co')).toBeVisible();
  await expect(desk.getByText('1 file here, more below')).toBeVisible();
  await expectNoOverflow(desk);
  const site = desk.locator('[data-scan-site]');
  await site.getByRole('button', { name: 'On AWS' }).click();
  await expect(site).toContainText('is copied to it first');
  await expect(site).toContainText('cannot be reached');
  await expectNoBarrierInBothThemes(desk, 'A bucket');
  await screenshots(desk, 'scan-s3-browse');
  await site.getByRole('button', { name: 'On this machine' }).click();
  await start(desk).click();
  await expect(facts(desk)).toContainText('2 of 2 files · 2 matches');
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('plans');
  await expect(list(desk).getByRole('row', { name: /below & co/ })).toBeVisible();
  await screenshots(desk, 'scan-s3');
  const waiting = desk.waitForEvent('download');
  await desk.getByRole('button', { name: /^Report/ }).click();
  expect(readFileSync(await (await waiting).path()).length).toBeGreaterThan(2_000);
});
