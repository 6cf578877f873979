import type { Page } from '@playwright/test';
import { driveTree } from '../googleDrive/driveTree.ts';
import { type DriveServer, oauthApp, startDriveServer } from '../googleDrive/driveServer.ts';
import { makePdf } from '../drawings/makePdf.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

let server: DriveServer;
test.beforeAll(async () => {
  const tree = driveTree();
  tree.folder('site-a', tree.rootId, { name: 'Site A' });
  tree.folder('plates', 'site-a', { name: 'Plates' });
  tree.folder('theirs', 'hidden', { name: 'From the client', sharedWithMe: true, ownedByMe: false });
  const pdf = async (text: string) =>
    Buffer.from(await makePdf((page) => page.addPage().text(text, 100, 100)));
  for (let number = 1; number <= 4; number += 1)
    tree.add({
      id: `plate-${number}`,
      name: `plate-${number}.pdf`,
      parents: ['plates'],
      content: await pdf(`HOLE-${number}`),
    });
  tree.add({ id: 'form', name: 'Survey', mimeType: 'application/vnd.google-apps.form', parents: ['site-a'] });
  server = await startDriveServer(tree);
  // The app is started with the environment of its test.
  process.env['MAPWRIGHT_GOOGLE_URL'] = server.url;
});
test.afterAll(async () => {
  delete process.env['MAPWRIGHT_GOOGLE_URL'];
  await server.close();
});

async function connect(desk: Page): Promise<void> {
  await expect(desk.getByRole('link', { name: 'Scan' })).toBeVisible();
  await desk.goto(`${desk.url().split('#')[0] ?? ''}#/settings/drive`);
  await desk.getByRole('textbox', { name: 'Client id' }).fill(oauthApp.clientId);
  await desk.getByRole('textbox', { name: 'Client id' }).press('Enter');
  await desk.getByLabel('Client secret').fill(oauthApp.clientSecret);
  await desk.getByLabel('Client secret').press('Enter');
  await expect(desk.getByText('Stored. It can be replaced')).toBeVisible();
  const opening = desk.context().waitForEvent('page');
  await desk.getByRole('button', { name: 'Connect', exact: true }).click();
  const google = await opening;
  await google.getByRole('link', { name: 'Allow' }).click();
  await expect(google.getByText('Mapwright is connected to Google Drive.')).toBeVisible();
  await google.close();
  await expect(desk.locator('#main').getByText('Signed in as ana@example.com')).toBeVisible();
}

test('a person signs in, chooses a folder of Google Drive, scans it and opens a match', async ({ desk }) => {
  await connect(desk);
  await screenshots(desk, 'settings-drive');
  await expectNoBarrierInBothThemes(desk, 'settings of Google Drive');
  await desk.keyboard.press('Alt+6');
  await desk.getByRole('button', { name: /New scan/ }).click();
  await desk.getByRole('textbox', { name: 'Codes, one a line' }).fill('HOLE-1\nHOLE-2\nHOLE-9');
  await desk.getByRole('button', { name: 'Google Drive' }).click();
  const folders = desk.getByRole('grid', { name: 'Folders' });
  await expect(folders.getByText('Shared with me')).toBeVisible();
  await expect(desk.getByText('Choose a folder in here.')).toBeVisible();
  await folders.getByText('My Drive').dblclick();
  await folders.getByText('Site A').dblclick();
  await expect(folders.getByText('Plates')).toBeVisible();
  await expect(desk.getByText('1 file here, more below')).toBeVisible();
  await screenshots(desk, 'scan-drive-folder');
  await expectNoBarrierInBothThemes(desk, 'a new scan of Google Drive');
  await desk.getByRole('button', { name: 'Start' }).click();
  await expect(desk.locator('[data-scan-facts]')).toContainText('5 of 5 files · 2 matches · 1 unreadable');
  const list = desk.getByRole('grid', { name: 'Matches' });
  await expect(list.getByText('Plates/plate-1.pdf')).toBeVisible();
  await list.getByText('Plates/plate-1.pdf').dblclick();
  await expect(desk.locator('.scan-mark')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Open in Google Drive' })).toHaveAttribute(
    'href',
    'https://drive.google.com/file/d/plate-1/view',
  );
  await screenshots(desk, 'scan-drive-match');
  // What the page can see of the host holds no token.
  const seen = await desk.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify(Object.entries(localStorage)),
  );
  for (const secret of server.secrets) expect(seen).not.toContain(secret);
});

test('a place that is not connected says so and leads to its settings', async ({ desk }) => {
  await expect(desk.getByRole('link', { name: 'Scan' })).toBeVisible();
  await desk.keyboard.press('Alt+6');
  await desk.getByRole('button', { name: /New scan/ }).click();
  await desk.getByRole('button', { name: 'Google Drive' }).click();
  await expect(desk.getByText('Google Drive is not connected')).toBeVisible();
  await screenshots(desk, 'scan-drive-off');
  await desk.getByRole('button', { name: 'Open Settings' }).click();
  await expect(desk.getByText('Nobody is signed in')).toBeVisible();
});
